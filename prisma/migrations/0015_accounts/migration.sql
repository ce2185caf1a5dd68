-- Accounts: when a session was last seen, passkeys that open the door, a second factor with its spare codes, and
-- what is asked once (a new password, a code after the password, a provider's answer). All of it additive.
ALTER TABLE "session" ADD COLUMN "seen_at" TIMESTAMPTZ(3);

CREATE TABLE "door_key" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cose" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" JSONB NOT NULL,
    "origin" TEXT NOT NULL,
    "rp_id" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "door_key_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "door_key_person_id_idx" ON "door_key"("person_id");
ALTER TABLE "door_key" ADD CONSTRAINT "door_key_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "second_factor" (
    "person_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("person_id")
);
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "spare_code" (
    "code_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    CONSTRAINT "spare_code_pkey" PRIMARY KEY ("code_hash", "person_id")
);
ALTER TABLE "spare_code" ADD CONSTRAINT "spare_code_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "door_token" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" TEXT,
    "facts" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "door_token_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "door_token_person_id_idx" ON "door_token"("person_id");
ALTER TABLE "door_token" ADD CONSTRAINT "door_token_person_id_fkey"
    FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
