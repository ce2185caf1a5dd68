-- What a delegation thinks of a clause: on no record, only for those whom it chooses.
CREATE TABLE "position" (
    "text_id" TEXT NOT NULL,
    "clause_id" TEXT NOT NULL,
    "delegation_id" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("text_id","clause_id","delegation_id")
);

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
