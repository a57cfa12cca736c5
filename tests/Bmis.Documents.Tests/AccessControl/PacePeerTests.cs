using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.AccessControl;

/// <summary>Both sides of the generic mapping against OpenPACE, an independent library.</summary>
public sealed class PacePeerTests
{
    private const int Seed = 20261127;
    private const int MostTries = 8;
    private const string Number = "500540";

    private static readonly PacePassword Password = PacePassword.OfAccessNumber(Number)!;
    private static readonly StatusWord Failed = new(0x6300);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_terminal_opens_its_chip_in_every_combination()
    {
        using var peer = await OpenPacePeer.StartAsync("AccessControl/peers/pace_peer.c", Cancellation);
        Assert.Equal(56, await EveryAsync(option => OpenAsync(peer, option)));
    }

    [Fact]
    public async Task The_card_lets_its_terminal_in_in_every_combination()
    {
        using var peer = await OpenPacePeer.StartAsync("AccessControl/peers/pace_peer.c", Cancellation);
        Assert.Equal(56, await EveryAsync(option => LetInAsync(peer, option)));
    }

    // The library cuts zeros off the shared secret of modular groups, which the standard does not: then once more.
    private static async Task<int> EveryAsync(Func<PaceOption, Task<string?>> run)
    {
        var count = 0;
        foreach (var option in Options())
        {
            var result = await run(option);
            for (var tries = 1; result == "again" && tries < MostTries; tries++)
                result = await run(option);
            Assert.True(result is null, $"{option.Protocol} {option.ParameterId}: {result}");
            count++;
        }

        return count;
    }

    private static IEnumerable<PaceOption> Options() =>
        from protocol in PaceProtocol.Known
        where protocol.Mapping == PaceMapping.Generic
        from id in StandardDomainParameters.Ids
        where StandardDomainParameters.Of(id)!.Kind == protocol.Kind
        select new PaceOption(protocol, id, false);

    private static async Task<string?> OpenAsync(OpenPacePeer peer, PaceOption option)
    {
        using var random = new FixedRandom([], Seed);
        var chip = new PeerChip(peer, option);
        var result = await Pace.OpenAsync(chip, option, Password, random, Cancellation);
        if (!result.IsOpen)
            return chip.Last;
        using var session = result.Session;
        return Judge(session, option, chip.Last);
    }

    private static async Task<string?> LetInAsync(OpenPacePeer peer, PaceOption option)
    {
        using var random = new FixedRandom([], Seed + 1);
        var card = new PaceCard(new([option], [Password], new Dictionary<int, AgreementKeyPair>()), random);
        PaceWorkedExampleTests.Ask(card, Select(option), "9000");
        var mapping = await peer.AskAsync(
            $"terminal {option.Protocol.Oid} {option.ParameterId} {Number}\n{Send(card, 0x10, null, "")}",
            Cancellation);
        var key = await peer.AskAsync(Send(card, 0x10, 0x81, mapping), Cancellation);
        var token = await peer.AskAsync(Send(card, 0x10, 0x83, key), Cancellation);
        var last = await peer.AskAsync(Send(card, 0, 0x85, token), Cancellation);
        if (card.SessionSecret is not { } secret)
            return last;
        var cipher = KeyDerivation.Cipher(secret, option.Protocol.Suite);
        using var session = new SecureMessaging(cipher, new byte[cipher.BlockBytes]);
        return Judge(session, option, last);
    }

    // Null where both have the same keys, else what the peer said.
    private static string? Judge(SecureMessaging session, PaceOption option, string last)
    {
        if (last.Split(' ') is not ["ok", _, var encryption, var authentication])
            return last;
        byte[][] keys = [Convert.FromHexString(encryption), Convert.FromHexString(authentication)];
        var cipher = option.Protocol.Suite == SessionSuite.TripleDes
            ? SessionCipher.TripleDes(keys[0], keys[1])
            : SessionCipher.Aes(keys[0], keys[1]);
        using var theirs = new SecureMessaging(cipher, new byte[cipher.BlockBytes]);
        var command = new CommandApdu(0, 0xA4, 2, 0x0C, new byte[] { 1, 0x1E });
        return theirs.Protect(command).ToBytes().AsSpan().SequenceEqual(session.Protect(command).ToBytes())
            ? null
            : "other keys";
    }

    private static string Select(PaceOption option)
    {
        var data = new TlvWriter().Add(0x80, PaceToken.OidBytes(option.Protocol.Oid)).Add(0x83, [2]).ToArray();
        return Convert.ToHexString(new CommandApdu(0, 0x22, 0xC1, 0xA4, data).ToBytes());
    }

    private static string Send(PaceCard card, byte chaining, uint? tag, string value)
    {
        byte[] inner = tag is { } one ? TlvWriter.Object(one, Bytes(value)) : [];
        var answer = card.Answer(new(chaining, 0x86, 0, 0, TlvWriter.Object(0x7C, inner), 65_536));
        return answer.Status == StatusWord.Success ? Inner(answer.Data.Span) : "";
    }

    private static byte[] Bytes(string line) => line == "bad" ? [] : Convert.FromHexString(line);

    private static string Inner(ReadOnlySpan<byte> data)
    {
        var reader = new TlvReader(data);
        Assert.True(reader.TryRead(0x7C, out var outer));
        var inner = new TlvReader(outer.Value);
        return inner.Read(out var element) == TlvFault.None ? Convert.ToHexString(element.Value) : "";
    }

    /// <summary>The peer as a chip: its lines within the objects of the commands.</summary>
    private sealed class PeerChip(OpenPacePeer peer, PaceOption option) : IChipTransceiver
    {
        internal string Last { get; private set; } = "";

        public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
            ReadOnlyMemory<byte> command, CancellationToken cancellation)
        {
            var parsed = CommandApdu.Parse(command)!;
            if (parsed.Instruction == 0x22)
                return ResponseApdu.Of(StatusWord.Success).ToBytes();
            var isFirst = parsed.Data.Length == 2;
            Last = await peer.AskAsync(
                isFirst ? $"chip {option.Protocol.Oid} {option.ParameterId} {Number}" : Inner(parsed.Data.Span),
                cancellation);
            return Answer(parsed, isFirst).ToBytes();
        }

        private ResponseApdu Answer(CommandApdu command, bool isFirst)
        {
            if (Last is "bad" or "again")
                return ResponseApdu.Of(Failed);
            var tag = isFirst ? 0x80u : command.Class == 0 ? 0x86u : Tag(command.Data.Span) + 1u;
            var value = command.Class == 0 ? Last.Split(' ')[1] : Last;
            return new(
                TlvWriter.Object(0x7C, TlvWriter.Object(tag, Convert.FromHexString(value))), StatusWord.Success);
        }

        private static uint Tag(ReadOnlySpan<byte> data)
        {
            TlvReader.ReadHead(data, out _, out var head, out _);
            return data[head];
        }
    }
}
