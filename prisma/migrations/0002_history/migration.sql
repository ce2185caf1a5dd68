-- Snapshots become a ladder, each with the digest of its bytes. What is there stays as the newest rung.
ALTER TABLE "snapshot" DROP CONSTRAINT "snapshot_pkey", ADD COLUMN "digest" TEXT;
UPDATE "snapshot" SET "digest" = encode(sha256("bytes"), 'hex');
ALTER TABLE "snapshot" ALTER COLUMN "digest" SET NOT NULL, ADD CONSTRAINT "snapshot_pkey" PRIMARY KEY ("sheet_id", "n");

-- Versions say more now. They only ever repeat the log, so they are folded again from its beginning.
DELETE FROM "clause_version";
UPDATE "sheet" SET "folded" = 0;
ALTER TABLE "clause_version" ADD COLUMN "other_clause" TEXT,
    ADD COLUMN "reference" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "stood_after" TEXT;

-- CreateIndex
CREATE INDEX "clause_version_sheet_id_to_n_idx" ON "clause_version"("sheet_id", "to_n");

-- CreateTable
CREATE TABLE "visit" (
    "person_id" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("person_id","text_id")
);

-- CreateIndex
CREATE INDEX "visit_text_id_idx" ON "visit"("text_id");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
