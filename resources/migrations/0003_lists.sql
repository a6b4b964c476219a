-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the lists of the window and of exports read. First the columns of core/tables/views.cpp in their order.

CREATE VIEW asset_rows AS
SELECT a.asset_tag, a.serial, a.name, m.category_id, m.manufacturer_id, a.model_id, a.status_id, a.site_id,
       c.user_id AS holder_id, c.user_id AS holder_email_id, c.checked_out_at, c.due_at, a.purchase_date, a.purchase_cost,
       a.supplier_id, a.warranty_months, a.notes, a.id, a.version
  FROM assets a
  LEFT JOIN models m ON m.id = a.model_id
  LEFT JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL;

CREATE VIEW user_rows AS
SELECT u.staff_number, u.first_name, u.last_name, u.email, u.phone1, u.phone2, u.organization, u.site_id, u.department_id,
       u.position, u.status,
       (SELECT group_concat(name, '; ') FROM (SELECT r.name FROM user_role_assignments a JOIN roles r ON r.id = a.role_id
         WHERE a.user_id = u.id AND a.ended_at IS NULL ORDER BY r.name)) AS role,
       (SELECT count(*) FROM asset_assignments c WHERE c.user_id = u.id AND c.checked_in_at IS NULL) AS assets,
       u.created_at,
       u.id, u.version
  FROM users u;

CREATE VIEW role_rows AS
SELECT r.name, r.description,
       (SELECT count(*) FROM user_role_assignments a WHERE a.role_id = r.id AND a.ended_at IS NULL) AS users,
       (SELECT group_concat(name, '; ') FROM (SELECT p.name FROM role_permissions rp JOIN permissions p ON p.id = rp.permission_id
         WHERE rp.role_id = r.id ORDER BY p.name)) AS permissions,
       r.id, r.version
  FROM roles r;

CREATE VIEW role_assignment_rows AS
SELECT a.user_id AS person_id, a.user_id, a.role_id, a.assigned_at, a.assigned_by, a.ended_at, a.reason, a.id, a.version
  FROM user_role_assignments a;

CREATE VIEW assignment_rows AS
SELECT c.asset_id, c.user_id AS holder_id, c.user_id, c.purpose, c.checked_out_at, c.checked_out_by, c.due_at, c.checked_in_at, c.checked_in_by,
       c.condition_out, c.condition_in, c.notes, c.id, c.version
  FROM asset_assignments c;

CREATE VIEW operation_rows AS
SELECT o.id AS number, o.at, o.actor, o.kind, o.summary, o.reason, o.changes, o.hash, o.actor_id, o.id, 1 AS version
  FROM operations o;
