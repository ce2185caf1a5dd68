-- CreateTable
CREATE TABLE "amendment" (
    "id" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "delegation_id" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "proposal" JSONB NOT NULL,
    "base" JSONB NOT NULL,
    "base_order" TEXT[],
    "proposed" JSONB,
    "sheet_id" TEXT,
    "origin" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "drafted_by" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "applied" JSONB,
    "outcome" JSONB,

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "amendment_sheet_id_key" ON "amendment"("sheet_id");
CREATE INDEX "amendment_text_id_idx" ON "amendment"("text_id");

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which amendment a change of the log carries out, or takes back, and so a version that was folded from it.
ALTER TABLE "change" ADD COLUMN "amendment_id" TEXT;
ALTER TABLE "clause_version" ADD COLUMN "amendment_id" TEXT;
