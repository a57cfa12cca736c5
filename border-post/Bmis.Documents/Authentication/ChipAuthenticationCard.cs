using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Chip authentication from the chip's side (Doc 9303-11, 6.2), for a simulated chip: it answers the plain commands
/// that secure messaging has opened. The answer still belongs to the old session; the new one begins with the next
/// command. For one thread.
/// </summary>
internal sealed class ChipAuthenticationCard(IReadOnlyList<ChipAuthenticationCardKey> keys)
{
    private static readonly StatusWord WrongData = new(0x6A80);
    private static readonly StatusWord NotFound = new(0x6A88);
    private static readonly StatusWord OutOfTurn = new(0x6985);

    private ChipAuthenticationCardKey? _selected;
    private ChipAuthenticationProtocol? _protocol;

    /// <summary>The shared secret of the new session after the command that made it; null otherwise.</summary>
    internal byte[]? SessionSecret { get; private set; }

    /// <summary>The terminal's ephemeral public key in short, which terminal authentication signs.</summary>
    internal byte[] TerminalKey { get; private set; } = [];

    /// <summary>The suite of the new session.</summary>
    internal SessionSuite Suite { get; private set; }

    /// <summary>Whether a command is one of chip authentication.</summary>
    internal static bool IsForChipAuthentication(CommandApdu command) =>
        command is { Instruction: 0x22, P1: 0x41, P2: 0xA4 or 0xA6 } or { Instruction: 0x86, P1: 0, P2: 0 };

    /// <summary>Answers a command.</summary>
    internal ResponseApdu Answer(CommandApdu command)
    {
        SessionSecret = null;
        var (selected, protocol) = (_selected, _protocol);
        (_selected, _protocol) = (null, null);
        var objects = Objects(command.Data.Span);
        return command switch
        {
            { Instruction: 0x22, P2: 0xA6 } => SetKeyAgreement(objects),
            { Instruction: 0x22, P2: 0xA4 } => SetAuthentication(objects),
            _ when selected is not null && protocol is not null => Authenticate(selected, protocol, objects),
            _ => ResponseApdu.Of(OutOfTurn),
        };
    }

    private ResponseApdu SetKeyAgreement(Dictionary<uint, byte[]> objects)
    {
        if (!objects.TryGetValue(0x91, out var ephemeral))
            return ResponseApdu.Of(WrongData);
        var key = Find(objects, protocol => protocol.Suite == SessionSuite.TripleDes);
        return key is null ? ResponseApdu.Of(NotFound) : Agree(key, SessionSuite.TripleDes, ephemeral, []);
    }

    private ResponseApdu SetAuthentication(Dictionary<uint, byte[]> objects)
    {
        if (!objects.TryGetValue(0x80, out var oid) || OidOf(oid) is not { } known)
            return ResponseApdu.Of(WrongData);
        (_selected, _protocol) = (Find(objects, protocol => protocol == known), known);
        return ResponseApdu.Of(_selected is null ? NotFound : StatusWord.Success);
    }

    private ResponseApdu Authenticate(
        ChipAuthenticationCardKey key, ChipAuthenticationProtocol protocol, Dictionary<uint, byte[]> objects)
    {
        if (!objects.TryGetValue(0x7C, out var dynamic) || !Objects(dynamic).TryGetValue(0x80, out var ephemeral))
            return ResponseApdu.Of(WrongData);
        return Agree(key, protocol.Suite, ephemeral, [0x7C, 0x00]);
    }

    private ResponseApdu Agree(ChipAuthenticationCardKey key, SessionSuite suite, byte[] ephemeral, byte[] answer)
    {
        if (key.Group.Agree(key.Pair, ephemeral, out var secret) != AgreementFault.None)
            return ResponseApdu.Of(WrongData);
        (SessionSecret, Suite, TerminalKey) = (secret, suite, key.Group.Compress(ephemeral));
        return new(answer, StatusWord.Success);
    }

    // A reference is needed where several keys would do.
    private ChipAuthenticationCardKey? Find(
        Dictionary<uint, byte[]> objects, Predicate<ChipAuthenticationProtocol> isFor)
    {
        var found = keys.Where(key => key.Protocols.Any(protocol => isFor(protocol))).ToList();
        if (objects.TryGetValue(0x84, out var reference))
            found = found.FindAll(key => key.KeyId is null || IsNumber(reference, key.KeyId.Value));
        return found is [var only] ? only : null;
    }

    private static bool IsNumber(byte[] bytes, int number) =>
        bytes.Length is > 0 and <= sizeof(int) && bytes.Aggregate(0L, (value, part) => (value << 8) | part) == number;

    private static ChipAuthenticationProtocol? OidOf(byte[] content)
    {
        try
        {
            return ChipAuthenticationProtocol.Of(
                AsnDecoder.ReadObjectIdentifier(TlvWriter.Object(0x06, content), AsnEncodingRules.DER, out _));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static Dictionary<uint, byte[]> Objects(ReadOnlySpan<byte> data)
    {
        var objects = new Dictionary<uint, byte[]>();
        var reader = new TlvReader(data);
        while (reader.Read(out var element) == TlvFault.None)
            objects.TryAdd(element.Tag, element.Value.ToArray());
        return objects;
    }
}
