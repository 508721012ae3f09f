#!/usr/bin/env python3
"""Times the benchmark's workloads with NumPy, PyTorch, JAX and TensorFlow beside ours.

    python3 Sources/benchmark/peers/peers.py
    python3 Sources/benchmark/peers/peers.py --scalar Float --only matmul
    python3 Sources/benchmark/peers/peers.py --benchmark .build/release/benchmark --json

Needs NumPy; the other peers take part where they are installed. In every round each program does
a workload in turn, so that a change of the machine's mood meets them all. A ratio is a peer's time
divided by ours in the same round, the median over the rounds: above 1, we are faster.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

# Settings that would choose a peer's kernels for it, or cripple it: each is to do its best.
MEDDLING = ("OPENBLAS_", "GOTO_", "BLIS_", "MKL_", "OMP_", "KMP_", "NPY_", "ATEN_", "DNNL_",
            "ONEDNN_", "XLA_", "JAX_", "TF_ENABLE_", "TF_NUM_", "TF_XLA_")

PEERS = ["numpy", "torch", "jax", "tensorflow"]


def main():
    options = parsed_options()
    prepare_environment(options.threads)
    sys.dont_write_bytecode = True
    # Only now: the libraries read the environment when they are loaded.
    from stopwatch import Stopwatch
    from workloads import work

    now = process_time if options.processor_time else perf_counter
    stopwatch = Stopwatch.quick(now) if options.quick else Stopwatch(now=now)
    command = benchmark_command(options)
    settings = ["--threads", str(options.threads)] + [
        word for word, given in (("--quick", options.quick),
                                 ("--processor-time", options.processor_time)) if given]
    peers = installed_peers(options)
    lines = []
    for name in workload_names(command, options.only):
        rounds = []
        for _ in range(options.rounds):
            ours = readings(command + ["--only", name] + settings)
            rounds.append((ours, [
                {case: seconds for case, reading in ours.items()
                 if (seconds := timed(stopwatch, work(peer, name, case, reading["scalar"])))}
                for peer in peers]))
        lines += compared(name, peers, rounds, options)
    if not options.json:
        print_table(lines, [peer.name for peer in peers])


def parsed_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--benchmark", metavar="PATH",
                        help="the built program; otherwise swift builds and runs it")
    parser.add_argument("--scalar", choices=["Double", "Float"], default="Double",
                        help="what swift builds it for; a built program decides by itself")
    parser.add_argument("--only", metavar="WORKLOAD", help="compares one workload")
    parser.add_argument("--peers", metavar="NAMES", default=",".join(PEERS),
                        help="some of %(default)s")
    parser.add_argument("--threads", type=int, default=1, metavar="N",
                        help="threads of every program (default 1)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N",
                        help="turns of every program (default 3)")
    parser.add_argument("--processor-time", action="store_true",
                        help="counts the processor's time, not the clock's, on a busy machine "
                             "(one thread)")
    parser.add_argument("--quick", action="store_true", help="takes few and short samples")
    parser.add_argument("--json", action="store_true", help="prints one JSON object a line")
    return parser.parse_args()


def say(text):
    """Tells the reader something beside the results."""
    print(text, file=sys.stderr, flush=True)


def prepare_environment(threads):
    """Takes away what meddles with the peers, and sets the number of threads for all programs."""
    for name in sorted(os.environ):
        if name.startswith(MEDDLING):
            say(f"unset {name}, which was {os.environ.pop(name)}")
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
                 "VECLIB_MAXIMUM_THREADS", "TF_NUM_INTRAOP_THREADS", "CHAINRULE_THREADS"):
        os.environ[name] = str(threads)
    os.environ["TF_NUM_INTEROP_THREADS"] = "1"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    say(f"set {threads} thread(s) for all programs")


def installed_peers(options):
    """The peers asked for that are installed, ready to work."""
    found = []
    for name in options.peers.split(","):
        try:
            peer = importlib.import_module(name + "_peer").Peer(options.threads)
        except ModuleNotFoundError as error:
            say(f"{name} does not take part: {error}")
            continue
        say(f"{peer.name} {peer.version}")
        found.append(peer)
    return found


def benchmark_command(options):
    """The words that start our program so that it prints JSON."""
    if options.benchmark:
        return [options.benchmark, "--json"]
    package = Path(__file__).resolve().parents[3]
    swift = ["swift", "run", "--package-path", str(package), "-c", "release"]
    if options.scalar == "Float":
        # A folder of its own: the other build would be thrown away.
        swift += ["--traits", "SinglePrecision", "--scratch-path", str(package / ".build-float")]
    return swift + ["benchmark", "--json"]


def json_lines(command):
    """The objects that a program prints, one a line."""
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def workload_names(command, only):
    """The workloads in order, without the peak, which is no peer's to do."""
    listed = json_lines(command + ["--list"] + (["--only", only] if only else []))
    return list(dict.fromkeys(line["workload"] for line in listed if line["workload"] != "peak"))


def readings(command):
    """Our reading of every case."""
    return {line["case"]: line for line in json_lines(command)}


def timed(stopwatch, work):
    """The seconds of some work; none if the peer has no such work."""
    return stopwatch.seconds(work) if work else None


def compared(workload, peers, rounds, options):
    """One object a case and peer, printed at once under --json."""
    first = rounds[0][0]
    lines = []
    for case, reading in first.items():
        if reading["threads"] != options.threads:
            say(f"{workload} {case}: we ran with {reading['threads']} thread(s)")
        for index, peer in enumerate(peers):
            if case not in rounds[0][1][index]:
                continue
            line = {
                "workload": workload, "case": case, "scalar": reading["scalar"],
                "threads": options.threads, "peer": peer.name, "version": peer.version,
                "seconds": median(ours[case]["seconds"] for ours, _ in rounds),
                "peer_seconds": median(theirs[index][case] for _, theirs in rounds),
                "ratio": median(
                    theirs[index][case] / ours[case]["seconds"] for ours, theirs in rounds),
                "machine": reading["machine"],
            }
            lines.append(line)
            if options.json:
                print(json.dumps(line), flush=True)
    return lines


def print_table(lines, names):
    """The ratios, a row a case and a column a peer."""
    if not lines:
        return
    first = lines[0]
    print(f"\n{first['machine']}, {first['scalar']}, {first['threads']} thread(s)")
    print("our microseconds, and how many times as long each peer takes:\n")
    print(f"{'workload':22}{'case':26}{'ours':>10}" + "".join(f"{name:>12}" for name in names))
    rows = {}
    for line in lines:
        row = rows.setdefault((line["workload"], line["case"]), {"ours": line["seconds"]})
        row[line["peer"]] = line["ratio"]
    for (workload, case), row in rows.items():
        ratios = (f"{row[name]:12.2f}" if name in row else f"{'–':>12}" for name in names)
        print(f"{workload:22}{case:26}{row['ours'] * 1e6:10.1f}" + "".join(ratios))


if __name__ == "__main__":
    main()
