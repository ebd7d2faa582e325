// SPDX-License-Identifier: GPL-3.0-or-later
// The limit for start-up and idling (rows 1, 2, 7, 8): an empty main window. Leaves after its
// first paint when given an argument.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>

namespace {

class Window : public QMainWindow
{
public:
    bool m_leaves = false;

protected:
    bool event(QEvent *event) override
    {
        const bool result = QMainWindow::event(event);
        if (m_leaves && event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return result;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.m_leaves = argc > 1;
    window.resize(1180, 800);
    window.show();
    return application.exec();
}
