-- A logo of a forum or of a meeting: what was redrawn of the picture that somebody gave, by its hash.
CREATE TABLE "picture" (
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("hash")
);
ALTER TABLE "forum" ADD COLUMN "logo" TEXT;
ALTER TABLE "meeting" ADD COLUMN "logo" TEXT;
ALTER TABLE "forum" ADD CONSTRAINT "forum_logo_fkey" FOREIGN KEY ("logo") REFERENCES "picture"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_logo_fkey" FOREIGN KEY ("logo") REFERENCES "picture"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
