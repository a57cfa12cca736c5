using System.Collections.Immutable;
using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Authentication;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tlv;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>A document of the test plan: by the book, until a case changes something of it.</summary>
internal sealed record PlanDocument
{
    internal const int Curve = 13;

    private static readonly ECDsa SigningKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly ChipAuthenticationCardKey ChipKey = ChipKeys.Card(Curve, null, seed: 5);

    /// <summary>A document by the book.</summary>
    internal static PlanDocument ByTheBook { get; } = new();

    internal string Printed { get; init; } = Specimens.Mrz;

    /// <summary>The data groups as they are signed.</summary>
    internal ImmutableSortedDictionary<int, byte[]> Groups { get; init; } = new Dictionary<int, byte[]>
    {
        [1] = SpecimenFiles.Zone(Specimens.Mrz),
        [2] = new PlanFace().Write(),
        [14] = PlanInfos.DataGroup14(
            PlanInfos.ChipAuthentication("2.2"), PlanInfos.PublicKey(ChipKey, Curve)),
        [15] = TlvWriter.Object(0x6F, SigningKey.ExportSubjectPublicKeyInfo()),
    }.ToImmutableSortedDictionary();

    internal PlanSecurityObject Sod { get; init; } = new(PlanAlgorithm.Usual);

    /// <summary>Files that lie on the chip in place of those that were signed; null for none.</summary>
    internal ImmutableDictionary<ElementaryFile, byte[]?> Instead { get; init; } =
        ImmutableDictionary<ElementaryFile, byte[]?>.Empty;

    internal IReadOnlyList<PaceOption> Pace { get; init; } = [PlanInfos.Option("2.2", Curve)];

    internal IReadOnlyList<byte[]>? CardAccess { get; init; }

    internal ChipAuthenticationCardKey? MappingKey { get; init; }

    internal bool HasBasicAccess { get; init; } = true;

    internal bool IsOpen { get; init; }

    internal IReadOnlyList<ChipAuthenticationCardKey> ChipKeySet { get; init; } = [ChipKey];

    internal ActiveAuthenticationCard? Signing { get; init; } = ActiveAuthenticationCard.OfEcdsa(
        SigningKey, DigestAlgorithm.Sha256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>Whom the chip lets read fingerprints and irises.</summary>
    internal TerminalTrust? Terminals { get; init; }

    /// <summary>What the terminal holds.</summary>
    internal TerminalCertificates Held { get; init; } = TerminalCertificates.Empty;

    internal ChipTemper Temper { get; init; } = new();

    /// <summary>Makes what stands between reader and chip: it sees each command and may change its answer.</summary>
    internal Func<PlanWire> Wire { get; init; } = () => new();

    internal IReadOnlyList<TrustSource> Trust { get; init; } = [PlanTrust.Authority];

    internal PlanDocument WithGroup(int number, byte[] file) => this with { Groups = Groups.SetItem(number, file) };

    internal PlanDocument Without(params int[] numbers) => this with { Groups = Groups.RemoveRange(numbers) };

    internal PlanDocument Put(ElementaryFile file, byte[]? bytes) =>
        this with { Instead = Instead.SetItem(file, bytes) };

    /// <summary>The same chip with fingerprints, before a terminal with keys.</summary>
    internal PlanDocument WithTerminal(PlanTerminal terminal) => (this with
    {
        Terminals = terminal.Trust, Held = terminal.Held,
    }).WithGroup(3, PlanBiometrics.Fingers.Write()).WithInfos(PlanInfos.TerminalAuthentication());

    /// <summary>The same chip with another word on where EF.CVCA lies.</summary>
    internal PlanDocument WithTerminalInfo(ushort file, byte shortFile) =>
        WithInfos(PlanInfos.TerminalAuthentication(file, shortFile));

    /// <summary>The same chip with basic access control alone.</summary>
    internal PlanDocument WithoutPace() => this with { Pace = [], CardAccess = [] };

    /// <summary>The whole procedure, from the first command to the report.</summary>
    internal async Task<DocumentReport> InspectAsync(CancellationToken cancellation)
    {
        using var random = RandomNumberGenerator.Create();
        var printed = MrzParser.Parse(Printed, Specimens.Day);
        var key = MrzInformation.Of(printed)!;
        using var chip = new SimulatedChip(Content(key), Temper, random);
        var wire = Wire();
        wire.Chip = chip;
        var clock = new DayClock(Specimens.Now);
        var reading = new DocumentReading(wire, new(key, null), ReadingPolicy.Usual, random, clock)
        {
            Terminal = Held,
        };
        var evidence = await reading.ReadAsync(null, cancellation);
        var store = TrustImport.Build(Trust, Specimens.Now, new()).Store;
        return DocumentJudge.Judge(evidence, printed, store, Specimens.Now, new());
    }

    private ChipContent Content(MrzInformation key)
    {
        var files = Groups.ToDictionary(one => ElementaryFile.OfDataGroup(one.Key), one => one.Value);
        files[ElementaryFile.Common] = SpecimenFiles.Common(files.Keys.Select(file => file.Tag).ToList());
        files[ElementaryFile.SecurityObject] = Sod.Write(Groups);
        if (CardAccess is null || CardAccess.Count > 0)
            files[ElementaryFile.CardAccess] = PlanDer.Set([.. CardAccess ?? Pace.Select(PlanInfos.Pace)]);
        foreach (var (file, bytes) in Instead)
            if (bytes is null)
                files.Remove(file);
            else
                files[file] = bytes;
        return new()
        {
            Files = files,
            BasicAccess = HasBasicAccess ? key : null,
            IsOpen = IsOpen,
            Pace = Pace.Count == 0 ? null : new(Pace, [PacePassword.Of(key)], MappingKeys()),
            Keys = ChipKeySet,
            Signing = Signing,
            Terminals = Terminals,
        };
    }

    private PlanDocument WithInfos(byte[] terminal) => WithGroup(14, PlanInfos.DataGroup14(
        PlanInfos.ChipAuthentication("2.2"), PlanInfos.PublicKey(ChipKey, Curve), terminal));

    private Dictionary<int, AgreementKeyPair> MappingKeys() => MappingKey is null
        ? []
        : Pace.ToDictionary(option => option.ParameterId, _ => MappingKey.Pair);
}
