namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>A reader that is waited for.</summary>
internal sealed class ScardReader(string name)
{
    /// <summary>Its name in PC/SC.</summary>
    internal string Name => name;

    /// <summary>What the last wait said; at first nothing is known, which makes the next wait end at once.</summary>
    internal ScardStates State { get; set; }

    /// <summary>The answer to reset of the card in it, empty without one.</summary>
    internal byte[] Atr { get; set; } = [];
}
