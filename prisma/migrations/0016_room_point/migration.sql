-- What the wall of a hall shows of a text: kept here, so that a wall that is loaded anew shows the same.
CREATE TABLE "room_point" (
    "text_id" TEXT NOT NULL,
    "clause_id" TEXT,
    "view" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_point_pkey" PRIMARY KEY ("text_id")
);
ALTER TABLE "room_point" ADD CONSTRAINT "room_point_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
