// SPDX-License-Identifier: GPL-3.0-or-later
// paintwatch PROGRAM [ARGUMENTS…]: starts the program on the X server of DISPLAY, watches the
// screen from outside by the DAMAGE extension and prints the milliseconds from the start of the
// process until 95 % of the pixels were those of the final picture (no change for a second).
// Ends the program. Needs nothing of it.
#include <xcb/damage.h>
#include <xcb/xcb.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Snapshot
{
    double ms;
    std::vector<uint32_t> pixels;
};

std::vector<uint32_t> grab(xcb_connection_t *x, const xcb_screen_t &screen)
{
    const auto cookie = xcb_get_image(x, XCB_IMAGE_FORMAT_Z_PIXMAP, screen.root, 0, 0,
                                      screen.width_in_pixels, screen.height_in_pixels, ~0u);
    xcb_get_image_reply_t *reply = xcb_get_image_reply(x, cookie, nullptr);
    std::vector<uint32_t> pixels;
    if (reply) {
        pixels.resize(size_t(xcb_get_image_data_length(reply)) / 4);
        std::memcpy(pixels.data(), xcb_get_image_data(reply), pixels.size() * 4);
        std::free(reply);
    }
    return pixels;
}

double share(const std::vector<uint32_t> &a, const std::vector<uint32_t> &b)
{
    if (a.size() != b.size() || a.empty())
        return 0;
    size_t same = 0;
    for (size_t i = 0; i < a.size(); ++i)
        same += (a[i] & 0xffffff) == (b[i] & 0xffffff);
    return double(same) / double(a.size());
}

/// Snapshots at each burst of damage until a second passes without any; at most 20 s.
std::vector<Snapshot> watch(xcb_connection_t *x, const xcb_screen_t &screen, Clock::time_point start)
{
    std::vector<Snapshot> snapshots;
    const auto elapsed = [&] {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    pollfd descriptor{xcb_get_file_descriptor(x), POLLIN, 0};
    while (elapsed() < 20000) {
        bool isDamaged = false;
        while (xcb_generic_event_t *event = xcb_poll_for_event(x)) {
            isDamaged = true;
            std::free(event);
        }
        if (isDamaged) {
            const double at = elapsed();
            snapshots.push_back({at, grab(x, screen)});
            continue;
        }
        const int ready = poll(&descriptor, 1, 1000);
        if (ready == 0 && !snapshots.empty())
            break;
    }
    return snapshots;
}

} // namespace

int main(int argc, char **argv)
{
    xcb_connection_t *x = xcb_connect(nullptr, nullptr);
    if (argc < 2 || xcb_connection_has_error(x))
        return 2;
    const xcb_screen_t screen = *xcb_setup_roots_iterator(xcb_get_setup(x)).data;
    std::free(xcb_damage_query_version_reply(x, xcb_damage_query_version(x, 1, 1), nullptr));
    const xcb_damage_damage_t damage = xcb_generate_id(x);
    xcb_damage_create(x, damage, screen.root, XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
    const std::vector<uint32_t> before = grab(x, screen);

    const auto start = Clock::now();
    const pid_t child = fork();
    if (child == 0) {
        execv(argv[1], argv + 1);
        _exit(127);
    }
    const std::vector<Snapshot> snapshots = watch(x, screen, start);
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    if (snapshots.empty() || share(before, snapshots.back().pixels) > 0.999)
        return 1;
    for (const Snapshot &snapshot : snapshots) {
        if (share(snapshot.pixels, snapshots.back().pixels) >= 0.95) {
            std::printf("%.2f\n", snapshot.ms);
            break;
        }
    }
    xcb_disconnect(x);
    return 0;
}
