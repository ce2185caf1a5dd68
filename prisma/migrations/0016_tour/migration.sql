-- A person has been shown round the editor, or wants no tour.
ALTER TABLE "person" ADD COLUMN "toured_at" TIMESTAMPTZ(3);
