namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// What one listener knows about the service, its readers and their cards, and the events that follow from what it
/// learns. It compares states, so that a listener who is slow misses nothing but what came and went in between.
/// </summary>
internal sealed class ReaderBoard(TimeProvider clock)
{
    private readonly OrderedDictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly List<DeviceEvent> _events = [];
    private DeviceState? _service;

    /// <summary>Learns how things stand and says what is new.</summary>
    internal IReadOnlyList<DeviceEvent> Learn(ReaderSnapshot snapshot)
    {
        LookAtService(snapshot);
        foreach (var name in _places.Keys.Except(snapshot.Readers.Select(reader => reader.Name)).ToArray())
            Unplug(name, snapshot.IsServed ? "The reader was unplugged." : "The smart card service was lost.");
        foreach (var reader in snapshot.Readers.Where(IsKnownToTheService))
        {
            if (!_places.TryGetValue(reader.Name, out var place)) _places[reader.Name] = place = new();
            LookAtReader(place, reader);
            LookAtCard(place, reader);
        }

        return Taken();
    }

    /// <summary>Learns that the service does not answer; what it said before may be true still.</summary>
    internal IReadOnlyList<DeviceEvent> LearnOfHanging()
    {
        Service(DeviceState.Faulty, "The smart card service does not answer.");
        return Taken();
    }

    // A reader that is about to go is listed for a moment more.
    private static bool IsKnownToTheService(ReaderSnapshot.Reader reader) =>
        reader.States != ScardStates.Unaware && (reader.States & (ScardStates.Unknown | ScardStates.Ignore)) == 0;

    private void LookAtService(ReaderSnapshot snapshot)
    {
        var code = snapshot.Code;
        if (!snapshot.IsServed) Service(code.ToState(), $"The smart card service cannot be used ({code.Describe()}).");
        else if (snapshot.Readers.Count == 0) Service(DeviceState.Absent, "No smart card reader is plugged in.");
        else Service(DeviceState.Ready, "The smart card service runs.");
    }

    private void LookAtReader(Place place, ReaderSnapshot.Reader reader)
    {
        var state = reader.States.HasFlag(ScardStates.Unavailable) ? DeviceState.Faulty : DeviceState.Ready;
        if (place.State == state) return;
        place.State = state;
        Say(reader.Name, state, state == DeviceState.Ready ? "The reader waits for cards." : "It cannot be used.");
    }

    // The counter tells a card that was taken off and laid on again between two looks.
    private void LookAtCard(Place place, ReaderSnapshot.Reader reader)
    {
        var before = place.Card;
        place.Card = !reader.States.HasFlag(ScardStates.Present)
            ? null
            : new((uint)(reader.States & ScardStates.Counter), reader.States.HasFlag(ScardStates.Mute));
        if (place.Card == before) return;
        if (before is not null && before.Counter != place.Card?.Counter) SayRemoved(reader.Name);
        if (place.Card is { } card)
            _events.Add(new CardPresented(card.IsMute ? [] : reader.Atr, reader.Name, clock.GetUtcNow()));
    }

    private void Unplug(string name, string reason)
    {
        _places.Remove(name, out var place);
        if (place!.Card is not null) SayRemoved(name);
        Say(name, DeviceState.Absent, reason);
    }

    private void Service(DeviceState state, string reason)
    {
        if (_service == state) return;
        _service = state;
        Say(PcscReaders.ServiceName, state, reason);
    }

    private void Say(string name, DeviceState state, string reason) =>
        _events.Add(new DeviceStateChanged(state, reason, name, clock.GetUtcNow()));

    private void SayRemoved(string name) => _events.Add(new CardRemoved(name, clock.GetUtcNow()));

    private DeviceEvent[] Taken()
    {
        DeviceEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    private sealed class Place
    {
        internal DeviceState? State { get; set; }

        internal Card? Card { get; set; }
    }

    private sealed record Card(uint Counter, bool IsMute);
}
