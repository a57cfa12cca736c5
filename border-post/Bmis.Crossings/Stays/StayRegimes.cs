using System.Collections.Frozen;

namespace Bmis.Crossings.Stays;

/// <summary>A versioned list of stay regimes. Immutable and safe to share between threads.</summary>
public sealed class StayRegimes
{
    /// <summary>Most regimes in one list.</summary>
    public const int Most = 1000;

    private readonly FrozenDictionary<string, StayRegime> _regimes;

    private StayRegimes(RegimeFile file)
    {
        Version = file.Version;
        _regimes = file.Regimes.ToFrozenDictionary(one => one.Code);
    }

    /// <summary>The regimes that come with the product.</summary>
    public static StayRegimes Standard { get; } = ReadStandard();

    /// <summary>Version, from 1 upwards.</summary>
    public int Version { get; }

    /// <summary>Every regime.</summary>
    public IEnumerable<StayRegime> All => _regimes.Values;

    /// <summary>The regime of a code, or null.</summary>
    public StayRegime? Find(string code) => _regimes.GetValueOrDefault(code);

    /// <summary>Reads a list from JSON.</summary>
    /// <exception cref="FormatException">It is no list; the message names the place and what is wrong.</exception>
    public static StayRegimes Read(ReadOnlySpan<byte> json)
    {
        var file = StrictJson.Read<RegimeFile>(json, "list of stay regimes");
        if (file.Version < 1) throw new FormatException("Stay regimes, version: must be 1 or more.");
        if (file.Regimes.Count is 0 or > Most) throw new FormatException($"Stay regimes: must be 1 to {Most}.");
        for (var i = 0; i < file.Regimes.Count; i++)
            if (file.Regimes[i].Problem() is { } problem)
                throw new FormatException($"Stay regimes, regimes[{i}] {file.Regimes[i].Code}: {problem}.");
        var twice = file.Regimes.GroupBy(one => one.Code).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new(file)
            : throw new FormatException($"Stay regimes: {twice.Key} stands twice.");
    }

    private static StayRegimes ReadStandard()
    {
        using var stream = typeof(StayRegimes).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Stays.Standard.stay-regimes.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    private sealed record RegimeFile(int Version, IReadOnlyList<StayRegime> Regimes);
}
