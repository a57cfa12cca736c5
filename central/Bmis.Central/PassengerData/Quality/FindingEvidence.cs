using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>What was found of one kind, and where it can be seen.</summary>
internal sealed record FindingEvidence
{
    /// <summary>Codes that are no warning, by number.</summary>
    public static int[] Harmless { get; } =
    [
        .. Enum.GetValues<DiagnosticCode>().Where(code => new Diagnostic(code, 0).Severity < Severity.Warning)
            .Select(code => (int)code),
    ];

    public int Code { get; init; }

    public int Findings { get; init; }

    /// <summary>Messages with at least one.</summary>
    public int Messages { get; init; }

    /// <summary>The newest transmissions with one, a few.</summary>
    public Guid[] Examples { get; init; } = [];

    public string Name => ((DiagnosticCode)Code).ToString();
}
