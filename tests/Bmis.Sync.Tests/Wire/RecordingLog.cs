using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Keeps what a server logs.</summary>
public sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _errors = new();

    /// <summary>Messages of level Warning and above.</summary>
    public IReadOnlyCollection<string> Faults => _errors;

    public ILogger CreateLogger(string categoryName) => new Writer(_errors);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                errors.Enqueue(formatter(state, exception) + exception);
        }
    }
}
