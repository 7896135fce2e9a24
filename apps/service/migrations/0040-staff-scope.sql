-- Why: staff work for areas as well as product lines, through their team and by themselves; what is theirs carries the area.
-- Lock: each table of companies, machines and cases for the moment of adding a column with a constant, no rewrite; the new
--   keys read those tables once.
-- Undo: drop the columns area, team_id and areas, the constraints named …__area, then teams and areas; staff_members gets
--   back a text column team from teams.name, and the plain keys to companies come back.

CREATE TABLE areas (
  area text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  name_de text NOT NULL,
  -- Regions of addresses, as people write them, that lie in this area; a company gets its area from them.
  regions text[] NOT NULL,
  place integer NOT NULL,
  CONSTRAINT areas__area PRIMARY KEY (area),
  CONSTRAINT areas__area__word CHECK (area ~ '^[a-z][a-z0-9-]{0,29}$' AND area <> 'all')
);
COMMENT ON TABLE areas IS 'A part of the country, or of the world, that teams are responsible for.';
INSERT INTO areas (area, name_zh, name_en, name_de, regions, place) VALUES
  ('east', '华东', 'East China', 'Ostchina', '{上海,江苏,浙江,安徽,福建,江西,山东,Shanghai,Jiangsu,Zhejiang,Anhui,Fujian,Jiangxi,Shandong}', 1),
  ('north', '华北', 'North China', 'Nordchina', '{北京,天津,河北,山西,内蒙古,Beijing,Tianjin,Hebei,Shanxi,Inner Mongolia}', 2),
  ('northeast', '东北', 'Northeast China', 'Nordostchina', '{辽宁,吉林,黑龙江,Liaoning,Jilin,Heilongjiang}', 3),
  ('central', '华中', 'Central China', 'Mittelchina', '{河南,湖北,湖南,Henan,Hubei,Hunan}', 4),
  ('south', '华南', 'South China', 'Südchina', '{广东,广西,海南,Guangdong,Guangxi,Hainan}', 5),
  ('southwest', '西南', 'Southwest China', 'Südwestchina', '{重庆,四川,贵州,云南,西藏,Chongqing,Sichuan,Guizhou,Yunnan,Tibet}', 6),
  ('northwest', '西北', 'Northwest China', 'Nordwestchina', '{陕西,甘肃,青海,宁夏,新疆,Shaanxi,Gansu,Qinghai,Ningxia,Xinjiang}', 7),
  ('outside', '港澳台及海外', 'Hong Kong, Macao, Taiwan and abroad', 'Hongkong, Macau, Taiwan und Ausland', '{香港,澳门,台湾,Hong Kong,Macao,Taiwan}', 8),
  -- Nobody is restricted to it: what lies here is seen by whoever has every area, until somebody says where it belongs.
  ('unassigned', '未分配', 'Not assigned', 'Nicht zugeordnet', '{}', 9);

CREATE TABLE teams (
  team_id uuid NOT NULL,
  name text NOT NULL,
  product_lines text[] NOT NULL,
  -- `all` says every area, also one that is added later; an empty list says none.
  areas text[] NOT NULL,
  CONSTRAINT teams__team_id PRIMARY KEY (team_id),
  CONSTRAINT teams__name UNIQUE (name),
  CONSTRAINT teams__product_lines CHECK (product_lines <@ ARRAY['machine-tool', 'laser'])
);
COMMENT ON TABLE teams IS 'People of the maker who work for the same product lines and areas.';

-- Nobody may lose or gain anything by this migration: teams get everything, people keep their own product lines.
ALTER TABLE staff_members ADD COLUMN team_id uuid, ADD COLUMN areas text[] NOT NULL DEFAULT '{all}';
ALTER TABLE staff_members ALTER COLUMN areas DROP DEFAULT;
SET LOCAL app.maintenance = 'on';
INSERT INTO teams (team_id, name, product_lines, areas)
SELECT uuidv7(), team, '{machine-tool,laser}', '{all}' FROM staff_members GROUP BY team;
UPDATE staff_members m SET team_id = (SELECT t.team_id FROM teams t WHERE t.name = m.team);
SET LOCAL app.maintenance = '';
ALTER TABLE staff_members ALTER COLUMN team_id SET NOT NULL, DROP COLUMN team,
  ADD CONSTRAINT staff_members__team_id__teams FOREIGN KEY (team_id) REFERENCES teams (team_id);

-- A row without an area would be a row whose scope is forgotten: the column has no default.
ALTER TABLE companies ADD COLUMN area text NOT NULL DEFAULT 'unassigned';
ALTER TABLE companies ALTER COLUMN area DROP DEFAULT,
  ADD CONSTRAINT companies__area__areas FOREIGN KEY (area) REFERENCES areas (area),
  ADD CONSTRAINT companies__company_id__area UNIQUE (company_id, area);
ALTER TABLE machines ADD COLUMN area text NOT NULL DEFAULT 'unassigned';
ALTER TABLE machines ALTER COLUMN area DROP DEFAULT;
ALTER TABLE machine_registry ADD COLUMN area text NOT NULL DEFAULT 'unassigned';
ALTER TABLE machine_registry ALTER COLUMN area DROP DEFAULT;
ALTER TABLE case_registry ADD COLUMN area text NOT NULL DEFAULT 'unassigned';
ALTER TABLE case_registry ALTER COLUMN area DROP DEFAULT;
ALTER TABLE cases ADD COLUMN area text NOT NULL DEFAULT 'unassigned';
ALTER TABLE cases ALTER COLUMN area DROP DEFAULT;

-- What a company has lies in the company's area, always: checked at commit, so that a company can move with all it has,
-- and a case that is opened meanwhile waits for the move.
ALTER TABLE machines DROP CONSTRAINT machines__company_id__companies,
  ADD CONSTRAINT machines__company_id__area__companies FOREIGN KEY (company_id, area)
    REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE machine_registry ADD CONSTRAINT machine_registry__company_id__area__companies FOREIGN KEY (company_id, area)
  REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE case_registry DROP CONSTRAINT case_registry__company_id__companies,
  ADD CONSTRAINT case_registry__company_id__area__companies FOREIGN KEY (company_id, area)
    REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE cases ADD CONSTRAINT cases__company_id__area__companies FOREIGN KEY (company_id, area)
  REFERENCES companies (company_id, area) DEFERRABLE INITIALLY DEFERRED;

DROP INDEX cases__product_line__open;
CREATE INDEX cases__product_line__open ON cases (product_line, case_id)
  INCLUDE (company_id, area, state, turn, priority, assignee, promised_update_at, changed_at)
  WHERE state IN ('sent', 'received', 'in-progress', 'solved');

-- Staff reach a profile through the places its person has or wishes for.
CREATE INDEX memberships__person_id ON memberships (person_id);
CREATE INDEX join_requests__person_id ON join_requests (person_id);
