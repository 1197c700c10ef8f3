// Package orders keeps what customers ordered.
package orders

import (
	"context"
	"errors"
	"fmt"
	"sync"

	log "example.com/tools/logging"
	_ "example.com/tools/metrics"
)

// MaxLines bounds the lines of one order.
const MaxLines = 100

const (
	StatusOpen Status = iota // accepts lines
	StatusPaid
	statusGone
)

// ErrClosed is returned when a closed order is changed.
var ErrClosed = errors.New("orders: closed")

var (
	mu     sync.Mutex
	stores = map[string]*Store{}
)

// Status says how far an order is.
type Status int

// String makes a Status printable.
//
// It never fails.
func (s Status) String() string {
	return [...]string{"open", "paid", "gone"}[s]
}

type (
	// Line is one article and how many of it.
	Line struct {
		Article string `json:"article"`
		Count   int
		price   float64
	}

	// Pricer knows what things cost.
	Pricer interface {
		Price(ctx context.Context, article string) (float64, error)
		fmt.Stringer
	}

	Handler = func(Order) error
)

// Order is what one customer wants.
type Order struct {
	ID string
	Lines []Line
	status Status
}

// Store holds orders by their id.
type Store[T any] struct {
	orders map[string]T
}

// New makes an empty store.
func New[T any](name string) *Store[T] {
	type local struct{ unused int }
	const notShown = 1
	mu.Lock()
	defer mu.Unlock()
	log.Info("store", name)
	return &Store[T]{orders: map[string]T{}}
}

/*
Add puts a line into an order.
*/
func (o *Order) Add(line Line) error {
	if o.status != StatusOpen {
		return ErrClosed
	}
	o.Lines = append(o.Lines, line)
	return nil
}

func (o Order) total() (sum float64) {
	for _, line := range o.Lines {
		sum += line.price * float64(line.Count)
	}
	return sum
}

func (s *Store[T]) Get(id string) (T, bool) {
	found, ok := s.orders[id]
	return found, ok
}

// Flush belongs to a type of another file.
func (q *Queue) Flush() {}
