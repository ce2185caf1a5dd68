-- Letters (mails) that are written with the fact and sent once; what a person wishes to be told how; notices that are
-- of a meeting and not of a text; the secret address of a person's calendar.
CREATE TABLE "letter" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT,
    "meeting_id" TEXT,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "path" TEXT NOT NULL,
    "secrets" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "fault" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "letter_key_key" ON "letter"("key");
CREATE INDEX "letter_state_due_idx" ON "letter"("state", "due");
CREATE INDEX "letter_meeting_id_id_idx" ON "letter"("meeting_id", "id");
ALTER TABLE "letter" ADD CONSTRAINT "letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "letter" ADD CONSTRAINT "letter_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "posting_wish" (
    "person_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL DEFAULT 'daily',
    "kinds" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "posting_wish_pkey" PRIMARY KEY ("person_id")
);
ALTER TABLE "posting_wish" ADD CONSTRAINT "posting_wish_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "calendar_address" (
    "person_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_address_pkey" PRIMARY KEY ("person_id")
);
CREATE UNIQUE INDEX "calendar_address_token_hash_key" ON "calendar_address"("token_hash");
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "desk_notice" ALTER COLUMN "text_id" DROP NOT NULL;
ALTER TABLE "desk_notice" ADD COLUMN "meeting_id" TEXT;
ALTER TABLE "desk_notice" ADD COLUMN "posted_at" TIMESTAMPTZ(3);
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What was told before there were letters is mailed to nobody.
UPDATE "desk_notice" SET "posted_at" = "at";
CREATE INDEX "desk_notice_unposted_idx" ON "desk_notice"("id") WHERE "posted_at" IS NULL;
CREATE INDEX "desk_notice_meeting_id_idx" ON "desk_notice"("meeting_id");
