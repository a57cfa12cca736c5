using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Stands between reader and chip and can change an answer on its way.</summary>
internal sealed class PlanWire : IChipTransceiver
{
    /// <summary>Gets the command and its answer and gives what the reader sees.</summary>
    internal Func<byte[], byte[], byte[]> Change { get; init; } = (_, answer) => answer;

    internal IChipTransceiver? Chip { get; set; }

    public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        var answer = await Chip!.TransmitAsync(command, cancellation);
        return Change(command.ToArray(), answer.ToArray());
    }

    /// <summary>Changes the answer to a step of PACE, 1 to 4; 0 is MSE:Set AT.</summary>
    internal static Func<PlanWire> AtStep(int step, Func<byte[], byte[]> change) => () =>
    {
        var seen = 0;
        return new()
        {
            Change = (command, answer) => command[0] is not (0 or 0x10) || command[1] is not (0x22 or 0x86)
                || (command[1] == 0x22 ? 0 : ++seen) != step
                    ? answer
                    : change(answer),
        };
    };

    /// <summary>Changes the protected answers from one of them on.</summary>
    internal static Func<PlanWire> AtProtected(int from, Func<byte[], byte[]> change) => () =>
    {
        var seen = 0;
        return new()
        {
            Change = (command, answer) => (command[0] & 0x0C) == 0x0C && ++seen >= from ? change(answer) : answer,
        };
    };
}
