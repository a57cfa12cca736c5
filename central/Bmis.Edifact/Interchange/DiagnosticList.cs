using System.Collections;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Diagnostics in the order in which they were found, at most <see cref="EdifactLimits.Diagnostics"/>. For one thread.
/// </summary>
public sealed class DiagnosticList : IReadOnlyList<Diagnostic>
{
    private readonly List<Diagnostic> _kept = [];

    /// <summary>How many are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>How many were found beyond the limit.</summary>
    public int Dropped { get; private set; }

    /// <summary>The gravest found, dropped ones included; null when there are none.</summary>
    public Severity? Worst { get; private set; }

    /// <summary>The one at this place.</summary>
    public Diagnostic this[int index] => _kept[index];

    /// <summary>Adds one.</summary>
    public void Add(DiagnosticCode code, int offset)
    {
        var found = new Diagnostic(code, offset);
        if (Worst is null || found.Severity > Worst)
            Worst = found.Severity;
        if (_kept.Count < EdifactLimits.Diagnostics)
            _kept.Add(found);
        else
            Dropped++;
    }

    /// <summary>Adds all of another list, those that it dropped as far as they count.</summary>
    internal void AddAll(DiagnosticList others)
    {
        foreach (var found in others._kept)
            Add(found.Code, found.Offset);
        Dropped += others.Dropped;
        if (Worst is null || others.Worst > Worst)
            Worst = others.Worst;
    }

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
