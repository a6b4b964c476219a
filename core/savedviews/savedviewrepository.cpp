// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/savedviews/savedviewrepository.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// "due_at:desc,name", as on the command line.
QVariant sortText(const SavedView &saved)
{
    QStringList keys;
    for (const SortKey &key : saved.sort)
        keys.append(key.descending ? key.column + u":desc"_s : key.column);
    return RecordValue::toVariant(keys.join(u','));
}

void setSortText(SavedView &saved, const QVariant &stored)
{
    saved.sort.clear();
    for (const QString &key : stored.toString().split(u',', Qt::SkipEmptyParts))
        saved.sort.append({key.section(u':', 0, 0), key.endsWith(":desc"_L1)});
}

const RecordMapping<SavedView> &mapping()
{
    static const RecordMapping<SavedView> views {
        u"saved_views"_s,
        {recordField(u"name"_s, &SavedView::name), recordField(u"view"_s, &SavedView::view),
         recordField(u"query"_s, &SavedView::query), RecordField<SavedView> {u"sort"_s, sortText, setSortText},
         recordField(u"owner_id"_s, &SavedView::ownerId), recordField(u"shared"_s, &SavedView::shared),
         recordField(u"created_at"_s, &SavedView::createdAt)}};
    return views;
}

}

SavedViewRepository::SavedViewRepository(Database &database)
    : m_views(database, mapping())
{
}

Result<QList<SavedView>> SavedViewRepository::visibleTo(qint64 userId) const
{
    return m_views.where(u"owner_id = :user OR shared = 1"_s, {{u"user"_s, userId}}, u"name, id"_s);
}

Result<std::optional<SavedView>> SavedViewRepository::named(qint64 ownerId, const QString &view,
                                                            const QString &name) const
{
    return m_views.first(u"owner_id = :owner AND view = :view AND name = :name"_s,
                         {{u"owner"_s, ownerId}, {u"view"_s, view}, {u"name"_s, name}});
}
