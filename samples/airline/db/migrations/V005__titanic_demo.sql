-- The titanic demo is a training data set; the ship is only in the name.
CREATE DATABASE titanic OWNER data_team;
GRANT CONNECT ON DATABASE titanic TO trainee;
