// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/savedviews/savedviewservice.h"

#include "core/access/session.h"
#include "core/access/unitofwork.h"
#include "core/base/text.h"
#include "core/base/validate.h"
#include "core/tables/view.h"

using namespace Qt::Literals::StringLiterals;

namespace {

// What it takes to change one that is there.
Permission needed(const SavedView &saved)
{
    const View *shown = Views::find(saved.view);
    return saved.shared || !shown ? Permission::ShareViews : shown->permission;
}

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(SavedViewService)
};

OperationInfo changeInfo(const SavedView &original, const SavedView &edited)
{
    if (original.shared == edited.shared)
        return {u"view.edit"_s, Tr::tr("Edited the saved view “%1”").arg(edited.name)};
    if (edited.shared)
        return {u"view.share"_s, Tr::tr("Shared the view “%1” with everybody").arg(edited.name)};
    return {u"view.unshare"_s, Tr::tr("Stopped sharing the view “%1”").arg(edited.name)};
}

}

SavedViewService::SavedViewService(Database &database, UnitOfWork &work)
    : m_work(work)
    , m_views(database)
{
}

Result<QList<SavedView>> SavedViewService::list() const
{
    const Session &session = m_work.session();
    if (!session.isOpen())
        return Error {Error::Code::NotSignedIn, tr("Nobody is signed in.")};
    auto views = m_views.visibleTo(session.userId());
    if (!views)
        return views;
    views->removeIf([&](const SavedView &saved) {
        const View *shown = Views::find(saved.view);
        return !shown || !session.may(shown->permission, session.userId());
    });
    return views;
}

Result<SavedView> SavedViewService::find(qint64 id) const
{
    const Session &session = m_work.session();
    if (!session.isOpen())
        return Error {Error::Code::NotSignedIn, tr("Nobody is signed in.")};
    auto found = m_views.views().find(id);
    if (!found && found.error().code != Error::Code::NotFound)
        return found;
    if (!found || (!found->shared && found->ownerId != session.userId()))
        return Error {Error::Code::NotFound, tr("The saved view is not there, or not any more.")};
    return found;
}

Result<std::optional<SavedView>> SavedViewService::findOwn(const QString &view, const QString &name) const
{
    return m_views.named(m_work.session().userId(), view, Text::line(name));
}

Result<void> SavedViewService::validate(const SavedView &saved) const
{
    if (auto named = Validate::name(saved.name, u"name"_s, 0, LongestName); !named)
        return named;
    auto same = m_views.named(saved.ownerId, saved.view, saved.name);
    if (!same)
        return same.error();
    if (*same && (*same)->id != saved.id)
        return Error {Error::Code::Duplicate, tr("There is a saved view “%1” already.").arg((*same)->name), u"name"_s};
    return {};
}

Result<Saved> SavedViewService::create(const SavedView &typed)
{
    const Session &session = m_work.session();
    SavedView saved = typed;
    saved.id = 0;
    saved.name = Text::line(typed.name);
    saved.ownerId = session.userId();
    const View *shown = Views::find(saved.view);
    if (!shown)
        return Error {Error::Code::Invalid, tr("There is no list “%1”.").arg(saved.view), u"view"_s};
    auto done = m_work.run(
        shown->permission, {u"view.create"_s, tr("Saved the view “%1”").arg(saved.name)},
        [&](const Operation &operation) -> Result<void> {
            if (saved.shared) {
                if (auto allowed = session.require(Permission::ShareViews, saved.ownerId); !allowed)
                    return allowed;
            }
            if (auto valid = validate(saved); !valid)
                return valid;
            if (auto fits = saved.tableQuery(); !fits)
                return fits.error();
            saved.createdAt = operation.at();
            auto inserted = m_views.views().insert(saved);
            if (!inserted)
                return inserted.error();
            saved.id = *inserted;
            return {};
        },
        saved.ownerId);
    return toSaved(done, saved.id);
}

Result<Saved> SavedViewService::update(const SavedView &original, const SavedView &typed)
{
    auto current = find(original.id);
    if (!current)
        return current.error();
    SavedView edited = original;
    edited.name = Text::line(typed.name);
    edited.query = typed.query;
    edited.sort = typed.sort;
    edited.shared = typed.shared;
    auto done = m_work.run(
        edited.shared ? Permission::ShareViews : needed(*current), changeInfo(original, edited),
        [&](const Operation &) -> Result<void> {
            if (auto valid = validate(edited); !valid)
                return valid;
            // One that does not fit any more can still be renamed.
            if (edited.query != original.query || edited.sort != original.sort) {
                if (auto fits = edited.tableQuery(); !fits)
                    return fits.error();
            }
            return m_views.views().update(original, edited);
        },
        current->ownerId);
    return toSaved(done, original.id);
}

Result<Saved> SavedViewService::remove(qint64 id, const QString &reason)
{
    auto saved = find(id);
    if (!saved)
        return saved.error();
    auto done = m_work.run(
        needed(*saved), {u"view.delete"_s, tr("Deleted the saved view “%1”").arg(saved->name), reason.trimmed()},
        [&](const Operation &) { return m_views.views().remove(id); }, saved->ownerId);
    return toSaved(done, id);
}

QString SavedViewService::refusal(const SavedView &saved) const
{
    return m_work.session().refusal(needed(saved), saved.ownerId);
}
