-- Discussions have a circle, an author, words that they are about, and a reason why they were closed. Those of before
-- were for everybody, and whoever spoke first began them.
ALTER TABLE "thread" ADD COLUMN "audience" TEXT NOT NULL DEFAULT 'table';
ALTER TABLE "thread" ADD COLUMN "delegation_id" TEXT;
ALTER TABLE "thread" ADD COLUMN "person_id" TEXT;
ALTER TABLE "thread" ADD COLUMN "anchor" JSONB;
ALTER TABLE "thread" ADD COLUMN "resolution" TEXT;
ALTER TABLE "thread" ADD COLUMN "closing" TEXT NOT NULL DEFAULT '';
ALTER TABLE "thread" ADD COLUMN "widened_at" TIMESTAMPTZ(3);
ALTER TABLE "thread" ADD COLUMN "widened_from" TEXT;
UPDATE "thread" SET ("delegation_id", "person_id") = (
  SELECT c."delegation_id", c."person_id" FROM "comment" c
  WHERE c."thread_id" = "thread"."id" ORDER BY c."at", c."id" LIMIT 1
);
ALTER TABLE "comment" ADD COLUMN "mentions" JSONB NOT NULL DEFAULT '[]';
-- The discussion that an amendment was drafted from: in the amendment's own row, so that only who sees the draft learns of it.
ALTER TABLE "amendment" ADD COLUMN "thread_id" TEXT;
