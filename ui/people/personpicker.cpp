// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personpicker.h"

#include "core/workspace/workspace.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Limit = 20;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(PersonPicker)
};

QList<PickerItem> search(const Workspace &workspace, const QString &text)
{
    const auto found = workspace.people.search(text, Limit);
    QList<PickerItem> items;
    if (!found)
        return items;
    for (const Person &person : *found)
        items.append(PersonPicker::item(person));
    return items;
}

}

PickerField *PersonPicker::create(Workspace &workspace, PickerField::Mode mode, QWidget *parent,
                                  const std::function<QList<qint64>()> &nearest)
{
    const auto find = [&workspace, nearest](const QString &text) {
        QList<PickerItem> found = search(workspace, text);
        if (!nearest || !text.trimmed().isEmpty())
            return found;
        const QList<qint64> first = nearest();
        found.removeIf([&first](const PickerItem &item) { return first.contains(item.id); });
        return items(workspace, first) + found;
    };
    auto *field = new PickerField(find, mode, parent);
    field->setPlaceholderText(Tr::tr("Name, e-mail or staff number"));
    return field;
}

PickerItem PersonPicker::item(const Person &person)
{
    PickerItem item {.id = person.id, .title = person.fullName(), .iconName = u"user"_s};
    item.subtitle = description(person);
    item.enabled = person.status == PersonStatus::Value::Active;
    if (!item.enabled)
        item.disabledReason = Tr::tr("Not active any more");
    return item;
}

QString PersonPicker::description(const Person &person)
{
    QStringList parts {person.email, person.position};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QList<PickerItem> PersonPicker::items(const Workspace &workspace, const QList<qint64> &ids)
{
    QList<PickerItem> items;
    for (const qint64 id : ids) {
        if (const auto person = workspace.people.find(id))
            items.append(item(*person));
    }
    return items;
}
