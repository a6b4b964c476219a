// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stockbench.h"

#include "core/db/database.h"
#include "core/tables/view.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QSqlRelationalTableModel>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace {

Samples timed(BenchApplication &application, const std::function<void()> &act)
{
    Moment begun;
    application.post([&] {
        begun = Moment::now();
        act();
    });
    application.runUntil([&] { return begun.wall > 0 && application.lastPaint().wall > begun.wall; });
    Samples samples;
    samples.add(begun, application.lastPaint());
    return samples;
}

void setRelations(QSqlRelationalTableModel &model)
{
    const View &view = Views::assets();
    model.setTable(QString::fromLatin1(view.rows));
    model.setJoinMode(QSqlRelationalTableModel::LeftJoin);
    for (const char *id : {"model", "status", "holder"}) {
        const ViewColumn &column = *view.column(QString::fromLatin1(id));
        model.setRelation(
            model.record().indexOf(QString::fromLatin1(column.field)),
            {QString::fromLatin1(column.relatedTable), u"id"_s, QString::fromLatin1(column.relatedField)});
    }
}

}

Result<Figures> StockBench::run(BenchApplication &application, const QString &path)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    QSqlRelationalTableModel model(nullptr, (*database)->connection());
    setRelations(model);
    const int holder = model.record().indexOf(QString::fromLatin1(Views::assets().column(u"holder"_s)->field));
    QTableView table;
    table.resize(1280, 800);
    table.setModel(&model);
    application.watch(table.viewport());
    Figures figures;
    figures.insert(u"start first"_s, timed(application, [&] {
                       model.select();
                       table.show();
                   }));
    figures.insert(u"end"_s, timed(application, [&] {
                       while (model.canFetchMore())
                           model.fetchMore();
                       table.scrollToBottom();
                   }));
    figures.insert(u"sort by holder exact"_s, timed(application, [&] { model.sort(holder, Qt::AscendingOrder); }));
    if (model.lastError().isValid())
        return Error {Error::Code::Storage, model.lastError().text()};
    return figures;
}
