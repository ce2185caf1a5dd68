-- A meeting is set up by people: its languages, links of invitation with a seat behind them, seats that close and open
-- again, dates of alternates, and the record of what was done at its desk.
ALTER TABLE "meeting" ADD COLUMN "languages" TEXT[] NOT NULL DEFAULT ARRAY['en', 'ru'];

ALTER TABLE "seat" ADD COLUMN "from" DATE;
ALTER TABLE "seat" ADD COLUMN "until" DATE;
ALTER TABLE "seat" ADD COLUMN "closed_at" TIMESTAMPTZ(3);

ALTER TABLE "invitation" ADD COLUMN "id" TEXT;
ALTER TABLE "invitation" ADD COLUMN "meeting_id" TEXT;
ALTER TABLE "invitation" ADD COLUMN "delegation_id" TEXT;
ALTER TABLE "invitation" ADD COLUMN "role" TEXT;
ALTER TABLE "invitation" ADD COLUMN "who" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invitation" ADD COLUMN "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE UNIQUE INDEX "invitation_id_key" ON "invitation"("id");
CREATE INDEX "invitation_meeting_id_idx" ON "invitation"("meeting_id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "meeting_act" (
    "meeting_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,
    "act" JSONB NOT NULL,

    CONSTRAINT "meeting_act_pkey" PRIMARY KEY ("meeting_id", "n")
);
ALTER TABLE "meeting_act" ADD CONSTRAINT "meeting_act_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
