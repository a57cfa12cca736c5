namespace Bmis.Documents.Mrz;

/// <summary>Collects problems; it costs nothing as long as there are none.</summary>
internal struct MrzProblemList
{
    private List<MrzProblem>? _problems;

    internal void Add(MrzProblemReason reason, MrzPosition position)
    {
        _problems ??= [];
        if (_problems.Count < MrzParameters.MaximumProblems) _problems.Add(new(reason, position));
    }

    internal readonly IReadOnlyList<MrzProblem> ToList() => _problems is null ? [] : _problems;
}
