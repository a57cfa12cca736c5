namespace Bmis.EndToEnd.Tests;

/// <summary>One more lane of the post, with a folder, keys and a document reader of its own.</summary>
internal sealed class OtherLane(SerialPair serial, ProgramProcess process) : ILanePlace, IAsyncDisposable
{
    public Uri LanePage => process.Addresses[0];

    public SerialPair Serial => serial;

    internal ProgramLog Log => process.Log;

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await serial.DisposeAsync();
    }
}
