-- When a text next falls due by itself: a reminder, the end of a silence procedure, the end of a correction's time limit.
ALTER TABLE "text" ADD COLUMN "due" TIMESTAMPTZ(3);
CREATE INDEX "text_due_idx" ON "text"("due");

-- Of a sheet of kind "language": which (BCP 47).
ALTER TABLE "sheet" ADD COLUMN "language" TEXT;

-- The draft in its other languages: [{language, hash, canonical}].
ALTER TABLE "draft" ADD COLUMN "languages" JSONB NOT NULL DEFAULT '[]';

-- What a person is told at the desk. Written once, in the transaction of the fact.
CREATE TABLE "desk_notice" (
    "id" BIGSERIAL NOT NULL,
    "person_id" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "desk_notice_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "desk_notice_person_id_id_idx" ON "desk_notice"("person_id", "id");
CREATE INDEX "desk_notice_text_id_idx" ON "desk_notice"("text_id");
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
