namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>Follows the finger desk for the page. Safe for all threads.</summary>
internal sealed class FingerScenes : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FingerDesk _desk;
    private FingersScene _scene;

    public FingerScenes(FingerDesk desk)
    {
        (_desk, _scene) = (desk, new(desk.State));
        desk.Changed += Look;
    }

    /// <summary>Raised after every change, outside the lock.</summary>
    internal event Action? Changed;

    internal FingersScene Current
    {
        get
        {
            lock (_gate) return _scene;
        }
    }

    public void Dispose() => _desk.Changed -= Look;

    private void Look()
    {
        lock (_gate)
        {
            var state = _desk.State;
            if (state.Revision > _scene.State.Revision) _scene = _scene.After(state);
        }

        Changed?.Invoke();
    }
}
