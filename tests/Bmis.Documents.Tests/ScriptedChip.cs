using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests;

/// <summary>A chip that answers by a function and remembers what it was asked.</summary>
internal sealed class ScriptedChip(Func<byte[], byte[]> answer) : IChipTransceiver
{
    internal List<byte[]> Commands { get; } = [];

    public ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        Commands.Add(command.ToArray());
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(answer(command.ToArray()));
    }

    /// <summary>A chip that gives these answers one after the other.</summary>
    internal static ScriptedChip Of(params byte[][] answers)
    {
        var left = new Queue<byte[]>(answers);
        return new(_ => left.Dequeue());
    }
}
