using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.AccessControl;

/// <summary>The card's side behind a transceiver that can change the answer to the command of a number.</summary>
internal sealed class PaceChip : IChipTransceiver
{
    private readonly Func<int, byte[], byte[]> _change;
    private int _count;

    internal PaceChip(
        PaceOption option, PacePassword password, int seed, Func<int, byte[], byte[]>? change = null)
    {
        _change = change ?? ((_, answer) => answer);
        var random = new FixedRandom([], seed);
        StaticKey = StandardDomainParameters.Of(option.ParameterId)!.Generate(random);
        var keys = new Dictionary<int, AgreementKeyPair> { [option.ParameterId] = StaticKey };
        Card = new(new([option], [password], keys), random);
    }

    internal PaceCard Card { get; }

    internal AgreementKeyPair StaticKey { get; }

    internal List<byte[]> Answers { get; } = [];

    public ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>>(Transmit(command));

    internal byte[] Transmit(ReadOnlyMemory<byte> command)
    {
        var answer = Card.Answer(CommandApdu.Parse(command)!).ToBytes();
        Answers.Add(answer);
        return _change(_count++, answer);
    }
}
