# Signal handlers and alarms.
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGPROF, signal.SIG_IGN)
def f(x):
    while True: pass
