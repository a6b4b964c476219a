// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/operationchangesmodel.h"

#include "core/db/sql.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestOperationChangesModel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_office = std::make_unique<TestWorkspace>(); }

    void behavesAsAModel();
    void jumpsAnywhere();
    void nothingIsReadWithoutTheRight();

private:
    qint64 retired(int count);
    QString text(const OperationChangesModel &model, int row, int column) const
    {
        return model.index(row, column).data().toString();
    }

    std::unique_ptr<TestWorkspace> m_office;
};

// The operation.
qint64 TestOperationChangesModel::retired(int count)
{
    m_office->addAssets(count);
    const auto ids = got(Sql::ids(m_office->workspace().database.connection(), u"SELECT id FROM assets ORDER BY id"_s));
    return got(m_office->workspace().assets.retire(ids, u"Old"_s)).operation;
}

void TestOperationChangesModel::behavesAsAModel()
{
    const qint64 id = retired(40);
    const OperationReader reader(m_office->workspace().database, m_office->workspace().session);
    OperationChangesModel model(reader, got(reader.find(id)));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 40);
    QVERIFY(text(model, 0, OperationChangesModel::Row).startsWith(u"Asset A-"_s));
    QCOMPARE(text(model, 0, OperationChangesModel::Action), u"Edited"_s);
    QVERIFY(text(model, 39, OperationChangesModel::Fields).startsWith(u"Status: "_s));
}

void TestOperationChangesModel::jumpsAnywhere()
{
    const qint64 id = retired(3000);
    const OperationReader reader(m_office->workspace().database, m_office->workspace().session);
    const OperationChangesModel model(reader, got(reader.find(id)));
    QCOMPARE(model.rowCount(), 3000);
    for (const int row : {2999, 0, 1500, 63, 64, 2999}) {
        const RowChange *change = model.change(row);
        QVERIFY(change);
        const Asset asset = got(m_office->workspace().assets.find(change->rowId));
        QCOMPARE(text(model, row, OperationChangesModel::Row), u"Asset "_s + asset.tag);
    }
    QVERIFY(model.change(2999)->id > model.change(0)->id);
}

void TestOperationChangesModel::nothingIsReadWithoutTheRight()
{
    const qint64 id = retired(3);
    const OperationReader reader(m_office->workspace().database, m_office->workspace().session);
    const OperationChangesModel model(reader, got(reader.find(id)));
    m_office->signInAs(TestWorkspace::Who::User);
    QVERIFY(!model.change(0));
    QVERIFY(text(model, 0, OperationChangesModel::Row).isEmpty());
}

QTEST_MAIN(TestOperationChangesModel)
#include "tst_operationchangesmodel.moc"
