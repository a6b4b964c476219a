-- SPDX-FileCopyrightText: 2026 Custodian contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What reports read (core/reports/reports.cpp). First the columns of each report in their order.

-- The last day of a warranty: a month after 31 January is the last day of February.
CREATE VIEW asset_warranties AS
SELECT id, min(date(purchase_date, '+' || warranty_months || ' months'),
               date(purchase_date, 'start of month', '+' || (warranty_months + 1) || ' months', '-1 day')) AS ends_on
  FROM assets
 WHERE purchase_date IS NOT NULL AND warranty_months IS NOT NULL;

CREATE VIEW asset_report_rows AS
SELECT a.asset_tag, a.serial, a.name, m.category_id, m.manufacturer_id, a.model_id, a.status_id, a.site_id,
       c.user_id AS holder_id, c.user_id AS holder_email_id, c.user_id AS holder_phone_id,
       (SELECT u.role FROM user_rows u WHERE u.id = c.user_id) AS holder_role,
       (SELECT h.department_id FROM users h WHERE h.id = c.user_id) AS holder_department_id,
       c.purpose, c.checked_out_at, c.due_at, a.purchase_date, a.purchase_cost, a.supplier_id, a.warranty_months,
       (SELECT w.ends_on FROM asset_warranties w WHERE w.id = a.id) AS warranty_until, a.id, a.version
  FROM assets a
  LEFT JOIN models m ON m.id = a.model_id
  LEFT JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL;

CREATE VIEW asset_holder_rows AS
SELECT asset_tag, serial, name, category_id, model_id, status_id, site_id, holder_id, holder_email_id, holder_role,
       holder_department_id, checked_out_at, due_at, purchase_date, purchase_cost, id, version
  FROM asset_report_rows;

CREATE VIEW held_rows AS
SELECT holder_id, holder_email_id, holder_phone_id, holder_role, holder_department_id, asset_tag, serial, name, category_id,
       model_id, site_id, purpose, checked_out_at, due_at, purchase_cost, id, version
  FROM asset_report_rows;

CREATE VIEW overdue_rows AS
SELECT due_at, asset_tag, serial, name, model_id, site_id, holder_id, holder_email_id, holder_phone_id, holder_department_id,
       purpose, checked_out_at, id, version
  FROM asset_report_rows;

CREATE VIEW warranty_rows AS
SELECT warranty_until, asset_tag, serial, name, category_id, manufacturer_id, model_id, status_id, site_id, holder_id,
       holder_email_id, supplier_id, purchase_date, warranty_months, purchase_cost, id, version
  FROM asset_report_rows;

CREATE VIEW custody_history_rows AS
SELECT c.asset_id, c.asset_id AS serial_id, (SELECT a.model_id FROM assets a WHERE a.id = c.asset_id) AS model_id,
       c.user_id AS holder_id, c.user_id, (SELECT u.department_id FROM users u WHERE u.id = c.user_id) AS department_id,
       c.purpose, c.checked_out_at, c.checked_out_by, c.due_at, c.checked_in_at, c.checked_in_by, c.condition_out,
       c.condition_in, c.notes, c.id, c.version
  FROM asset_assignments c;

CREATE VIEW roleless_rows AS
SELECT last_name, first_name, email, staff_number, site_id, department_id, position, created_at, id, version
  FROM users;
