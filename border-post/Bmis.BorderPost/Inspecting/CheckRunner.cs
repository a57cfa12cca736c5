using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Runs the checks of an inspection side by side. A check that is slow is cut off by its limit and may still answer
/// late; a check that throws is aborted; neither keeps the others waiting.
/// </summary>
internal sealed class CheckRunner(
    IEnumerable<CheckRegistration> checks, TimeProvider clock, ILogger<CheckRunner> logger)
{
    private readonly CheckRegistration[] _checks = [.. checks];

    /// <summary>Names of the checks that this lane makes.</summary>
    internal IReadOnlySet<string> Names { get; } = checks.Select(one => one.Check.Name).ToHashSet();

    /// <summary>Starts every check; <paramref name="report"/> may be called again for one that was cut off.</summary>
    internal Task RunAsync(
        InspectionSubject subject, Action<CheckOutcome, CheckFinding> report, CancellationToken cancellation) =>
        Task.WhenAll(_checks.Select(one =>
            Task.Run(() => RunOneAsync(one, subject, report, cancellation), cancellation)));

    /// <summary>Starts one check again, if this lane makes it.</summary>
    internal Task RunAgainAsync(
        string name,
        InspectionSubject subject,
        Action<CheckOutcome, CheckFinding> report,
        CancellationToken cancellation) =>
        Task.WhenAll(_checks.Where(one => one.Check.Name == name).Select(one =>
            Task.Run(() => RunOneAsync(one, subject, report, cancellation), cancellation)));

    private async Task RunOneAsync(
        CheckRegistration registration,
        InspectionSubject subject,
        Action<CheckOutcome, CheckFinding> report,
        CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        void Tell(CheckFinding finding) => report(
            new(
                registration.Check.Name,
                finding.Result,
                finding.Reason,
                Mandatory: false,
                finding.Took ?? clock.GetElapsedTime(began)),
            finding);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = FindAsync(registration.Check, subject, limit.Token);
        try
        {
            Tell(await running.WaitAsync(registration.Limit, clock, cancellation));
        }
        catch (TimeoutException)
        {
            Tell(new(CheckResult.Aborted, "check.slow"));
            Tell(await running);
        }
    }

    // The edge to code of other rooms: whatever it throws is a result here and a message in the log.
    private async Task<CheckFinding> FindAsync(ICheck check, InspectionSubject subject, CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(() => check.RunAsync(subject, cancellation).AsTask(), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.CheckThrew(logger, check.Name, exception.GetType().Name);
            return new(CheckResult.Aborted, "check.broken");
        }
    }
}
