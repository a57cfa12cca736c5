using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Opening and reading: ISO7816_A to ISO7816_C.</summary>
internal static class Iso7816Cases
{
    private const string Positive = "a document by the book is successful";
    private const string NotAuthentic = "Doc 9303-11, 9.8: an answer outside the session ends the reading";
    private const string NotOpened = "Doc 9303-11, 4.3: the chip did not prove that it knows the key";
    private const string FieldStatus = "field quirk: chips answer reads with these statuses, and are to be read";

    private static readonly ElementaryFile Face = ElementaryFile.OfDataGroup(2);

    internal static PlanCase[] A { get; } =
    [
        new("ISO7816_A_01", new(DocumentCheckResult.Successful, Check.Access, DocumentCheckResult.NotSupported, "open"),
            document => document.WithoutPace() with { IsOpen = true, HasBasicAccess = false })
            { Derived = Positive },
        new("ISO7816_A_02", GoodWith(Check.Access), document => document.WithoutPace()) { Derived = Positive },
        new("ISO7816_A_03", Bad(Check.Access, "no-application"), document => document with
        {
            Temper = Answering(0xA4, command => command.P1 == 4, 0x6A82),
        }) { Derived = "Doc 9303-10, 3.2: a travel document has the application" },
    ];

    internal static PlanCase[] B { get; } =
    [
        new("ISO7816_B_01", Bad(Check.Access, "not-authentic"),
            document => Basic(document, answer => Flip(answer, answer.Length - 3)))
            { Derived = NotOpened },
        new("ISO7816_B_02", Bad(Check.Access, "not-authentic"), document => Basic(document, answer => Flip(answer, 0)))
            { Derived = NotOpened },
        new("ISO7816_B_03", Bad(Check.Access, ""), document => Basic(document, _ => [0x63, 0x00]))
            { Derived = NotOpened },
        new("ISO7816_B_04", Bad(Check.Access, "session-lost"), document => Protected(document, _ => [0x69, 0x88]))
            { Derived = "Doc 9303-11, 9.8.8: the session ends, and so it does each time" },
        new("ISO7816_B_05", Bad(Check.Reading, "not-authentic"),
            document => Protected(document, answer => Without(answer, 0x8E)))
            { Derived = NotAuthentic },
        new("ISO7816_B_06", Bad(Check.Reading, "not-authentic"),
            document => Protected(document, answer => Without(answer, 0x87)))
            { Derived = NotAuthentic },
        new("ISO7816_B_07", Bad(Check.Reading, "not-authentic"),
            document => Protected(document, answer => Without(answer, 0x99)))
            { Derived = NotAuthentic },
        new("ISO7816_B_08", Bad(Check.Reading, "not-authentic"),
            document => Protected(document, answer => Flip(answer, answer.Length - 3)))
            { Derived = NotAuthentic },
        new("ISO7816_B_09", Bad(Check.Reading, "not-authentic"),
            document => Protected(document, answer => Flip(answer, 8)))
            { Derived = NotAuthentic },
        new("ISO7816_B_10", Bad(Check.SignerRevocation, "signer-revoked"), document => document with
        {
            Trust = [PlanTrust.Authority, PlanTrust.RevocationOf(PlanCertificate.SerialOfSigner)],
        }) { Derived = "Doc 9303-11, 5.1: a revoked document signer signs nothing" },
    ];

    internal static PlanCase[] C { get; } =
    [
        new("ISO7816_C_01", Bad(Check.Reading, "EF.DG2 not-found"), document => document.Put(Face, null))
            { Derived = "a file that EF.COM and EF.SOD list must be there" },
        new("ISO7816_C_02", GoodWith("data-group-2"), document => Large(document, 31_000)) { Derived = Positive },
        new("ISO7816_C_03", GoodWith("data-group-2"), document => document with
        {
            Temper = new() { KnowsShortIdentifiers = false },
        }) { Derived = "the simulated chip answers 6282 to every read that goes beyond the end" },
        new("ISO7816_C_04", GoodWith("data-group-2"), document => Limited(document, 0x6B00)) { Derived = FieldStatus },
        new("ISO7816_C_05", GoodWith("data-group-2"), document => Limited(document, 0x6282)) { Derived = FieldStatus },
        new("ISO7816_C_06", GoodWith("data-group-2"), document => Limited(document, 0x6CA0)) { Derived = FieldStatus },
        new("ISO7816_C_07", GoodWith("data-group-2"), document => Large(document, 45_000)) { Derived = Positive },
        new("ISO7816_C_08", Bad(Check.Contents, "EF.DG2"),
            document => document.WithGroup(2, new PlanFace { Image = [] }.Write()))
            { Derived = "Doc 9303-10, 4.7.2: DG2 holds a portrait" },
    ];

    internal static ChipTemper Answering(byte instruction, Func<CommandApdu, bool> isMeant, int status) => new()
    {
        Intervene = command => command.Instruction == instruction && isMeant(command)
            ? ResponseApdu.Of(new((ushort)status))
            : null,
    };

    internal static byte[] Flip(byte[] answer, int place)
    {
        if (place < 0 || place >= answer.Length)
            return answer;
        byte[] changed = [.. answer];
        changed[place] ^= 0x55;
        return changed;
    }

    private static PlanDocument Basic(PlanDocument document, Func<byte[], byte[]> change) =>
        document.WithoutPace() with
        {
            Wire = () => new() { Change = (command, answer) => command[1] == 0x82 ? change(answer) : answer },
        };

    // The first protected answer is that to SELECT of the application.
    private static PlanDocument Protected(PlanDocument document, Func<byte[], byte[]> change) =>
        document with { Wire = PlanWire.AtProtected(2, change) };

    private static PlanDocument Limited(PlanDocument document, int status) =>
        document with { Temper = new() { MostRead = 160, TooMuch = new((ushort)status) } };

    private static PlanDocument Large(PlanDocument document, int bytes) =>
        document.WithGroup(2, new PlanFace { Image = [0xFF, 0xD8, .. new byte[bytes], 0xFF, 0xD9] }.Write());

    private static byte[] Without(byte[] answer, uint tag)
    {
        var writer = new TlvWriter();
        var reader = new TlvReader(answer.AsSpan(0, answer.Length - 2));
        while (reader.Read(out var element) == TlvFault.None)
            if (element.Tag != tag)
                writer.Add(element.Tag, element.Value);
        return [.. writer.ToArray(), .. answer[^2..]];
    }
}
