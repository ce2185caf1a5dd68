-- A text in further languages: each version is a sheet of its own with the clauses of the source, and it is kept which
-- words of the source each of its clauses renders.
CREATE UNIQUE INDEX "sheet_text_id_language_key" ON "sheet"("text_id", "language");

CREATE TABLE "rendering" (
    "sheet_id" TEXT NOT NULL,
    "clause_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "person_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rendering_pkey" PRIMARY KEY ("sheet_id", "clause_id")
);
ALTER TABLE "rendering" ADD CONSTRAINT "rendering_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
