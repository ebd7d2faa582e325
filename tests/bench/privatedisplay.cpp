// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/privatedisplay.h"

#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>

namespace accountdesk::test {

namespace {

struct Free
{
    void operator()(void *memory) const { std::free(memory); }
};
using Connection = std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)>;

Connection connectTo(const QString &display)
{
    return Connection(xcb_connect(display.toLatin1().constData(), nullptr), &xcb_disconnect);
}

bool isShown(xcb_connection_t *x, xcb_window_t window)
{
    const std::unique_ptr<xcb_get_window_attributes_reply_t, Free> attributes(
        xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, window), nullptr));
    return attributes && attributes->map_state == XCB_MAP_STATE_VIEWABLE;
}

xcb_window_t largestWindow(xcb_connection_t *x)
{
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const std::unique_ptr<xcb_query_tree_reply_t, Free> tree(
        xcb_query_tree_reply(x, xcb_query_tree(x, root), nullptr));
    xcb_window_t found = XCB_WINDOW_NONE;
    int area = 0;
    for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
        const xcb_window_t window = xcb_query_tree_children(tree.get())[i];
        const std::unique_ptr<xcb_get_geometry_reply_t, Free> place(
            xcb_get_geometry_reply(x, xcb_get_geometry(x, window), nullptr));
        if (place && isShown(x, window) && place->width * place->height > area) {
            area = place->width * place->height;
            found = window;
        }
    }
    return found;
}

} // namespace

PrivateDisplay::~PrivateDisplay()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    m_server.waitForFinished();
}

bool PrivateDisplay::start(const QString &screen)
{
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                    QStringLiteral("0"), screen, QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (!m_server.waitForStarted() || !m_server.waitForReadyRead(20000))
        return false;
    m_name = QLatin1Char(':') + QString::fromLatin1(m_server.readAllStandardOutput().trimmed());
    return true;
}

bool PrivateDisplay::activateWindow() const
{
    const Connection x = connectTo(m_name);
    const xcb_window_t window = largestWindow(x.get());
    if (window == XCB_WINDOW_NONE)
        return false;
    xcb_set_input_focus(x.get(), XCB_INPUT_FOCUS_PARENT, window, XCB_CURRENT_TIME);
    const std::unique_ptr<xcb_get_input_focus_reply_t, Free> focus(
        xcb_get_input_focus_reply(x.get(), xcb_get_input_focus(x.get()), nullptr));
    return focus && focus->focus == window;
}

bool PrivateDisplay::hideWindow() const
{
    const Connection x = connectTo(m_name);
    const xcb_window_t window = largestWindow(x.get());
    if (window == XCB_WINDOW_NONE)
        return false;
    xcb_unmap_window(x.get(), window);
    return !isShown(x.get(), window);
}

} // namespace accountdesk::test
