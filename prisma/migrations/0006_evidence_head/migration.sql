-- The hash of the last trail entry that stands in an edition: what followed on the trail is what happened since.
ALTER TABLE "edition" ADD COLUMN "head" TEXT;
UPDATE "edition" SET "head" = "document"::jsonb #>> '{trail,-1,hash}';
ALTER TABLE "edition" ALTER COLUMN "head" SET NOT NULL;
