-- Comments are corrected and taken back by their authors: what they said before stands here, with the circle that could
-- read it then. A comment that is taken back has no words left in its own row, so that nothing which reads it can send any.
ALTER TABLE "comment" ADD COLUMN "edited_at" TIMESTAMPTZ(3);
ALTER TABLE "comment" ADD COLUMN "taken_back_at" TIMESTAMPTZ(3);
CREATE TABLE "comment_wording" (
    "comment_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" JSONB NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "audience" TEXT NOT NULL,

    CONSTRAINT "comment_wording_pkey" PRIMARY KEY ("comment_id", "number")
);
ALTER TABLE "comment_wording" ADD CONSTRAINT "comment_wording_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A discussion that followed its words into another clause remembers the clause that it was begun at.
ALTER TABLE "thread" ADD COLUMN "home" TEXT;
