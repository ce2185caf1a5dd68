-- What may be written in a sheet now: clauses that nobody may change, those that the chair's side alone may, and a
-- count that grows with every change of that. No text has a standing clause before this migration.
ALTER TABLE "sheet" ADD COLUMN "closed" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "held" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "gate" INTEGER NOT NULL DEFAULT 0;
