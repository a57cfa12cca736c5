using Bmis.Documents.Iso7816;

namespace Bmis.BorderPost.Devices;

/// <summary>A chip that this program alone speaks to until it lets it go.</summary>
internal interface IConnectedChip : IChipTransceiver, IAsyncDisposable;
