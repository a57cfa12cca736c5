using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>The twin of a reader: it presents what it is told to, for demonstrations and tests. Thread-safe.</summary>
internal sealed class SimulatedReader(string name, TimeProvider clock) : IDocumentReader
{
    private const int MostEvents = 32;

    private readonly Channel<DeviceEvent> _events = Channel.CreateBounded<DeviceEvent>(
        new BoundedChannelOptions(MostEvents) { FullMode = BoundedChannelFullMode.DropOldest });

    private Specimen? _presented;

    public string Name => name;

    /// <summary>The specimens' chips and who signs them.</summary>
    internal SpecimenChips Chips { get; } = new(clock);

    /// <summary>Presents a document, or any text in place of one.</summary>
    internal void Present(string mrzText) =>
        _events.Writer.TryWrite(new DocumentPresented(mrzText, name, clock.GetUtcNow()));

    /// <summary>Presents a specimen, with its chip if it has one.</summary>
    internal void Present(Specimen specimen)
    {
        if (_presented is not null)
            _events.Writer.TryWrite(new ChipRemoved(name, clock.GetUtcNow()));
        _presented = specimen;
        if (specimen.Chip != SpecimenChip.None)
            _events.Writer.TryWrite(
                new ChipPresented(_ => Connect(specimen), name, clock.GetUtcNow(), specimen.MrzText));
        Present(specimen.MrzText);
    }

    private Task<IConnectedChip?> Connect(Specimen specimen) =>
        Task.FromResult<IConnectedChip?>(new SimulatedConnection(Chips.Make(specimen)!));

    /// <summary>Pulls the plug or puts it back.</summary>
    internal void Become(DeviceState state) =>
        _events.Writer.TryWrite(
            new DeviceStateChanged(state, "The simulated reader was told so.", name, clock.GetUtcNow()));

    public async IAsyncEnumerable<DeviceEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new DeviceStateChanged(
            DeviceState.Ready, "The simulated reader is always there.", name, clock.GetUtcNow());
        await foreach (var one in _events.Reader.ReadAllAsync(cancellation)) yield return one;
    }
}
