using System.Security.Cryptography;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Mrz;
using Bmis.Documents.Simulation;
using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>
/// Chips of the specimens. Their issuers' keys are made anew in each process and never leave it, so that nobody else
/// can sign what a lane with a simulated reader trusts. Safe for all threads.
/// </summary>
internal sealed class SpecimenChips(TimeProvider clock)
{
    private const int Width = 360;
    private const int Height = 480;
    private const int Years = 5;
    private const string Utopia = "UT";

    private static readonly Lazy<byte[]> Face = new(() => Read("specimen-face.jpg"));
    private static readonly Lazy<byte[]> OtherFace = new(() => Read("specimen-other-face.jpg"));

    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly Lazy<Dictionary<string, SpecimenIssuer>> _trusted = new(() => SpecimenFile.All.Values
        .Where(one => one.Chip != SpecimenChip.None)
        .Select(StateOf)
        .Distinct()
        .ToDictionary(state => state, state => Issuer("CSCA", clock.GetUtcNow(), state)));

    private readonly Lazy<SpecimenIssuer> _unknown = new(() => Issuer("Nobody", clock.GetUtcNow()));
    private readonly Lazy<SpecimenIssuer> _expired = new(() => Issuer("Old CSCA", clock.GetUtcNow().AddYears(-6)));
    private readonly Lazy<SpecimenIssuer> _revoked = new(() => Issuer("Other CSCA", clock.GetUtcNow()));

    private readonly Lazy<SpecimenTerminal> _terminal = new(
        () => new(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));

    /// <summary>What a lane holds to be let read the fingers of these chips.</summary>
    internal TerminalCertificates Terminal => _terminal.Value.Held;

    /// <summary>What makes a trust store of the issuers that are to be trusted.</summary>
    internal IEnumerable<TrustSource> Trusted()
    {
        var issued = clock.GetUtcNow().AddDays(-1);
        IEnumerable<(string, SpecimenIssuer)> all =
        [
            .. _trusted.Value.Select(one => ($"specimen-{one.Key}", one.Value)),
            ("specimen-old", _expired.Value), ("specimen-other", _revoked.Value),
        ];
        foreach (var (name, issuer) in all)
        {
            yield return new($"{name}.cer", issuer.Authority);
            yield return new($"{name}.crl", issuer.RevocationList(issued, revokesSigner: issuer == _revoked.Value));
        }
    }

    /// <summary>The chip of a specimen; null when it has none.</summary>
    internal SimulatedChip? Make(Specimen specimen, ChipTemper? temper = null)
    {
        if (specimen.Chip == SpecimenChip.None) return null;
        var passport = new SpecimenPassport
        {
            Mrz = specimen.MrzText,
            Portrait = (Face.Value, Width, Height),
            Fingers = specimen.Chip == SpecimenChip.Fingers ? SpecimenFingers.OnChip(specimen.MrzText) : [],
            Terminals = specimen.Chip == SpecimenChip.Fingers ? _terminal.Value.Trust : null,
            IsClone = specimen.Chip == SpecimenChip.Cloned,
            ForgedPortrait = specimen.Chip == SpecimenChip.Forged ? (OtherFace.Value, Width, Height) : null,
        };
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var content = passport.Personalise(IssuerOf(specimen), today, _random);
        return new SimulatedChip(content, temper ?? new(), _random);
    }

    private SpecimenIssuer IssuerOf(Specimen specimen) => specimen.Chip switch
    {
        SpecimenChip.UnknownIssuer => _unknown.Value,
        SpecimenChip.ExpiredSigner => _expired.Value,
        SpecimenChip.RevokedSigner => _revoked.Value,
        _ => _trusted.Value[StateOf(specimen)],
    };

    private static SpecimenIssuer Issuer(string name, DateTimeOffset now, string state = Utopia) =>
        SpecimenIssuer.Create(name, now.AddDays(-30), now.AddYears(Years), state);

    // The two letters that certificates use; Utopia, which is no State, has some in them and nowhere else.
    private static string StateOf(Specimen specimen) =>
        MrzParser.Parse(specimen.MrzText, DateOnly.MaxValue).IssuingStateCode?.Canonical.Alpha2 is { Length: > 0 } two
            ? two
            : Utopia;

    private static byte[] Read(string resource)
    {
        using var stream = typeof(SpecimenChips).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException("The specimens' portrait is not in the program.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
