-- Which branch of the lane's journal this is at the centre: 1, until a fork or a restored backup makes it go on as
-- another. The entries stay as they are.
CREATE TABLE branch (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL CHECK (epoch > 0)
) STRICT;

INSERT INTO branch (id, epoch) VALUES (1, 1);

CREATE TRIGGER branch_never_goes_back
BEFORE UPDATE OF epoch ON branch
WHEN NEW.epoch < OLD.epoch
BEGIN
    SELECT RAISE(ABORT, 'A later branch began.');
END;
