namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>What a kit of headquarters said of the lane's journal.</summary>
/// <param name="Acknowledged">Everything up to here is stored at headquarters.</param>
/// <param name="Epoch">Which branch the journal is in now.</param>
/// <param name="State">What headquarters does with it; empty in a kit of lists alone.</param>
/// <param name="Trouble">Why headquarters could not take more, in words; empty when it could.</param>
internal sealed record TakenReceipt(long Acknowledged, int Epoch, string State, string Trouble);
