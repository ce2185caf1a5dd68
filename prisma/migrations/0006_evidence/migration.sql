-- A corrected text is a further edition at the same address.
ALTER TABLE "edition" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 1,
    -- SHA-256 of the document, by which an answer that never changes is addressed.
    ADD COLUMN "digest" TEXT,
    DROP CONSTRAINT "edition_pkey",
    ADD CONSTRAINT "edition_pkey" PRIMARY KEY ("slug", "number");
UPDATE "edition" SET "digest" = encode(sha256(convert_to("document", 'UTF8')), 'hex');
ALTER TABLE "edition" ALTER COLUMN "digest" SET NOT NULL, ALTER COLUMN "number" DROP DEFAULT;
DROP INDEX "edition_text_id_key";
CREATE UNIQUE INDEX "edition_text_id_number_key" ON "edition"("text_id", "number");

-- Whether drafts of the meeting's adopted texts are shown to the public.
ALTER TABLE "meeting" ADD COLUMN "drafts_public" BOOLEAN NOT NULL DEFAULT false;

-- The installation's public keys: one holds now, the others held until `until`.
CREATE TABLE "installation_key" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "vouched" JSONB,

    CONSTRAINT "installation_key_pkey" PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX "installation_key_current" ON "installation_key" ((true)) WHERE "until" IS NULL;

-- What stood on every trail at the end of a day, sealed. Inserted once, never changed.
CREATE TABLE "checkpoint" (
    "day" DATE NOT NULL,
    "document" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("day")
);

-- The last entry of a trail before an instant is asked for by it.
CREATE INDEX "trail_entry_at_idx" ON "trail_entry"("at");

-- A passkey with which a delegation signs. Removed ones stay, since signatures were given with them.
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "delegation_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cose" BYTEA NOT NULL,
    "spki" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "rp_id" TEXT NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "signing_key_delegation_id_idx" ON "signing_key"("delegation_id");
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was asked of a key and not yet answered; and the answers that were used, so that none is used twice.
CREATE TABLE "key_challenge" (
    "challenge" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_challenge_pkey" PRIMARY KEY ("challenge")
);
CREATE TABLE "spent_assertion" (
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_assertion_pkey" PRIMARY KEY ("digest")
);
