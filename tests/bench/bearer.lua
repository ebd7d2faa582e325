-- SPDX-License-Identifier: GPL-3.0-or-later
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_BEARER")
